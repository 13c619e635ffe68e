import type { Target } from '../../journey/model.ts';
import { fold, isHtml, isInput, isSelect } from '../../journey/target/page.ts';
import { wordTarget } from '../../journey/wording.ts';
import {
  actionable,
  findNow,
  hitAt,
  isDisabled,
  receives,
  whyNotFillable,
  type Actionable,
} from './actionable.ts';
import { outline } from '../../journey/target/find.ts';
import { checkNow, isChecked } from './checks.ts';
import { tryUntil } from './patience.ts';
import type { InPage, Need, NotReady, Ready } from './protocol.ts';

/** The runner's side inside a page: lives in an isolated world, so that page and runner can't disturb each other. */

declare global {
  /** Set in the runner's isolated world alone. */
  var waymark: (InPage & { readonly last: Element | undefined }) | undefined;
}

/** The element that `ready` found last, for the runner to take a reference to. */
let last: Element | undefined;

globalThis.waymark = {
  get last() {
    return last;
  },
  ready: (target, need, timeout) =>
    tryUntil(
      () => prepare(target, need),
      ({ verdict }) => verdict === 'ready' || verdict === 'unfit',
      timeout,
    ),
  hits(target, x, y) {
    const hit = hitAt(x, y);
    const found = findNow(target);
    if (found.verdict === 'found' && receives(hit, found.element)) return { hit: true };
    return { hit: false, by: hit ? outline(hit) : 'the edge of the page' };
  },
  check: (check, target, timeout) =>
    tryUntil(
      () => checkNow(check, target),
      ({ holds }) => holds,
      timeout,
    ),
  isChecked(target) {
    const found = findNow(target);
    return found.verdict === 'found' && isChecked(found.element);
  },
};

async function prepare(target: Target, need: Need): Promise<Ready | NotReady> {
  switch (need.for) {
    case 'point':
      return report(await actionable(target, need.position), 'point');
    case 'check': {
      const at = await actionable(target);
      return report(
        at,
        at.verdict === 'ready' && isChecked(at.element) === need.checked ? 'nothing' : 'point',
      );
    }
    case 'frame': {
      const found = findNow(target);
      if (found.verdict !== 'found') return found;
      last = found.element;
      const { left, top } = found.element.getBoundingClientRect();
      const { clientLeft, clientTop } = found.element;
      const { paddingLeft, paddingTop } = getComputedStyle(found.element);
      const x = left + clientLeft + Number.parseFloat(paddingLeft);
      const y = top + clientTop + Number.parseFloat(paddingTop);
      return { verdict: 'ready', x, y, todo: 'nothing' };
    }
    case 'focus':
      return focus(target);
    case 'fill':
      return fill(target, need);
    case 'select':
      return select(target, need.options);
  }
}

function report(at: Actionable | NotReady, todo: Ready['todo']): Ready | NotReady {
  if (at.verdict !== 'ready') return at;
  const { element, ...rest } = at;
  last = element;
  return { ...rest, todo };
}

function focus(target: Target): Ready | NotReady {
  const found = findNow(target);
  if (found.verdict !== 'found') return found;
  const { element, drift } = found;
  if (isDisabled(element)) return { verdict: 'disabled', message: `${wordTarget(target)} is disabled.` };
  if (isHtml(element) && element.ownerDocument.activeElement !== element) element.focus();
  return { verdict: 'ready', x: 0, y: 0, todo: 'nothing', ...(drift !== undefined && { drift }) };
}

/** Puts the focus into the field with all that is in it selected, so that typing replaces it. */
async function fill(target: Target, need: Extract<Need, { for: 'fill' }>): Promise<Ready | NotReady> {
  const at = await actionable(target);
  if (at.verdict !== 'ready') return at;
  const { element } = at;
  const why = whyNotFillable(element);
  if (why) return { verdict: 'unfit', message: `${wordTarget(target)} ${why}.` };
  if (!isHtml(element)) return { verdict: 'unfit', message: `${wordTarget(target)} is not of HTML.` };
  if (need.secret) element.style.setProperty('-webkit-text-security', 'disc', 'important');
  element.focus();
  if (isInput(element) && SET_AT_ONCE.test(element.type)) {
    element.value = need.value;
    if (element.value !== need.value) {
      return {
        verdict: 'unfit',
        message: `${wordTarget(target)} is a ${element.type} field and does not take “${need.value}”.`,
      };
    }
    announce(element);
    return report(at, 'nothing');
  }
  if ('select' in element && typeof element.select === 'function') element.select();
  else getSelection()?.selectAllChildren(element);
  return report(at, 'type');
}

/** Fields that a person sets by a picker or a knob, as one act. */
const SET_AT_ONCE = /^(date|time|datetime-local|month|week|color|range)$/;

async function select(target: Target, wanted: string[]): Promise<Ready | NotReady> {
  const at = await actionable(target);
  if (at.verdict !== 'ready') return at;
  const { element } = at;
  const name = wordTarget(target);
  if (!isSelect(element)) return { verdict: 'unfit', message: `${name} is not a list to select from.` };
  const options = [...element.options];
  for (const label of wanted) {
    const fitting = options.filter((option) => fold(option.label) === label);
    if (fitting.length === 1) continue;
    const seen = options.map((option) => `“${fold(option.label)}”`).join(', ');
    const count = fitting.length === 0 ? 'has no option' : `has ${fitting.length} options`;
    return { verdict: 'missing', message: `${name} ${count} “${label}”; it has ${seen || 'none'}.` };
  }
  element.focus();
  for (const option of options) option.selected = wanted.includes(fold(option.label));
  announce(element);
  return report(at, 'nothing');
}

/** Says that a field has changed, as the browser does after a person's choice. */
function announce(element: Element): void {
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}
