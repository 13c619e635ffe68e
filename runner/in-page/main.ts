import type { Target } from '../../journey/model.ts';
import { outline } from '../../journey/target/outline.ts';
import { hitAt } from '../../journey/target/hit.ts';
import { isField, isHtml, queryAll, seeShadowRootsBy } from '../../journey/target/page.ts';
import { inScope } from '../../journey/url.ts';
import { wordTarget } from '../../journey/wording.ts';
import { actionable, findNow, isDisabled, hasFocus, receives, takesFocus } from './actionable.ts';
import { placeCaret } from './caret.ts';
import { checkNow, isChecked } from './checks.ts';
import { fill, select, whatItHolds } from './fields.ts';
import { Guard } from './guard.ts';
import { isLoading } from './loading.ts';
import { dropPlace, grip, isHeldAt, stirs, takes } from './dragging.ts';
import { awaitDrop, tookDrop } from './dropping.ts';
import { dragAt } from './native-drag.ts';
import { secretsSeen, spotsOf } from './masking.ts';
import { typingAnswered } from './typing.ts';
import { nextLook, tryUntil } from './patience.ts';
import type { Circumstances, InPage, Need, NotReady, Ready } from './protocol.ts';
import { scrollable } from './scrolling.ts';
import { fileField } from './uploads.ts';

/** The runner's side inside a page: lives in an isolated world, so that page and runner can't disturb each other. */

declare global {
  /** Set in the runner's isolated world alone. */
  var waymark: (InPage & Reach) | undefined;
}

/** What the runner asks beside the calls: of elements, which are no JSON. */
interface Reach {
  readonly last: Element | undefined;
  /** Lets all that is looked for be found in these closed shadow roots too. */
  reveal(...roots: ShadowRoot[]): void;
  /** The elements that may hide a shadow root, which Firefox tells of each that it is asked of. */
  hosts(): Element[];
}

const seen = new WeakSet<Element>();

/**
 * Whether an element may have a shadow root that was not seen: a custom element at any time, the others that may have one
 * (https://dom.spec.whatwg.org/#valid-shadow-host-name) only when they are new, as they get it when they are made.
 */
function mayHide(element: Element): boolean {
  if (element.shadowRoot || closedRoots.has(element)) return false;
  if (element.localName.includes('-')) return true;
  if (seen.has(element) || !HOSTS.has(element.localName)) return false;
  seen.add(element);
  return true;
}

const HOSTS: ReadonlySet<string> = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

/** The element that `ready` found last, for the runner to take a reference to. */
let last: Element | undefined;

const guard = new Guard(outline);

const closedRoots = new WeakMap<Element, ShadowRoot>();
seeShadowRootsBy((element) => element.shadowRoot ?? closedRoots.get(element) ?? null);

globalThis.waymark = {
  get last() {
    return last;
  },
  reveal(...roots) {
    for (const root of roots) closedRoots.set(root.host, root);
  },
  elements: () => queryAll(document, '*').length,
  hosts: () => queryAll(document, '*').filter(mayHide),
  ready(target, need, timeout, circumstances = {}) {
    const sight = { covered: circumstances.covered ?? 0 };
    return tryUntil(
      () => outOfScope(circumstances) ?? prepare(target, need, sight),
      ({ verdict }) => verdict === 'ready' || verdict === 'unfit' || verdict === 'scope',
      timeout,
    );
  },
  loaded: (timeout) => tryUntil(stillLoading, (early) => early === undefined, timeout),
  put(target, need) {
    const found = findNow(target);
    if (found.verdict !== 'found') return found;
    const name = wordTarget(target);
    if (found.element !== last) return { verdict: 'moving', message: `${name} is made anew all the time.` };
    return need.for === 'fill' ? fill(found.element, need, name) : select(found.element, need, name);
  },
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
  guard(target) {
    guard.arm((hit) => {
      const found = target && findNow(target);
      return found?.verdict === 'found' && receives(hit, found.element);
    });
  },
  landed: () => guard.disarm(),
  pressed: () => guard.landed,
  grip,
  awaitDrop,
  tookDrop,
  takes,
  stirs,
  isHeldAt,
  dragAt,
  spots: spotsOf,
  secrets: secretsSeen,
  painted: nextLook,
  async holds(need, timeout) {
    const held = await tryUntil(
      () => whatItHolds(last, need),
      ({ holds }) => holds,
      timeout,
    );
    return held.holds ? held : { ...held, isLeft: last !== undefined && !hasFocus(last) };
  },
};

/** Says so when this document is none that the journey may act in. */
function outOfScope({ scopes, baseUrl }: Circumstances): NotReady | undefined {
  // Documents without an address of their own belong to the one around them.
  if (!scopes || baseUrl === undefined || !/^https?:/.test(location.protocol)) return undefined;
  if (inScope(location.href, scopes, baseUrl)) return undefined;
  return { verdict: 'scope', message: location.href };
}

function stillLoading(): NotReady | undefined {
  const message = 'The page is still loading its scripts, so nothing may listen to it yet.';
  return isLoading() ? { verdict: 'timeout', message } : undefined;
}

async function prepare(target: Target, need: Need, sight: { covered: number }): Promise<Ready | NotReady> {
  if (need.for === 'frame') return frame(target);
  const isEarly = stillLoading();
  if (isEarly) return isEarly;
  if (need.for === 'focus') return focus(target, need);
  if (need.for === 'drop') return dropPlace(target, need.position);
  if (need.for === 'scroll') return scrollable(target, need.to);
  if (need.for === 'upload') return upload(target, need);
  const at = await actionable(target, sight, need.for === 'point' ? need.position : undefined);
  if (at.verdict !== 'ready') return at;
  const { element, ...rest } = at;
  last = element;
  switch (need.for) {
    case 'point':
      return { ...rest, todo: 'point' };
    case 'check':
      return { ...rest, todo: isChecked(element) === need.checked ? 'nothing' : 'point' };
    case 'fill':
    case 'select':
      return { ...rest, todo: 'nothing' };
  }
}

function frame(target: Target): Ready | NotReady {
  const found = findNow(target);
  if (found.verdict !== 'found') return found;
  const { element, drift } = found;
  last = element;
  const { left, top, width, height } = element.getBoundingClientRect();
  const { paddingLeft, paddingTop } = getComputedStyle(element);
  // A transform makes the frame look larger or smaller than it is laid out.
  const laidOut = isHtml(element) ? { x: element.offsetWidth, y: element.offsetHeight } : { x: 0, y: 0 };
  const scale = { x: laidOut.x ? width / laidOut.x : 1, y: laidOut.y ? height / laidOut.y : 1 };
  const x = left + scale.x * (element.clientLeft + Number.parseFloat(paddingLeft));
  const y = top + scale.y * (element.clientTop + Number.parseFloat(paddingTop));
  return { verdict: 'ready', x, y, scale, todo: 'nothing', ...(drift !== undefined && { drift }) };
}

function upload(target: Target, need: Extract<Need, { for: 'upload' }>): Ready | NotReady {
  const found = fileField(target, need);
  if ('verdict' in found) return found;
  last = found.element;
  return found.ready;
}

async function focus(
  target: Target,
  { caret, isForList = false }: Extract<Need, { for: 'focus' }>,
): Promise<Ready | NotReady> {
  const found = findNow(target);
  if (found.verdict !== 'found') return found;
  const { element, drift } = found;
  const name = wordTarget(target);
  if (isDisabled(element)) return { verdict: 'disabled', message: `${name} is disabled.` };
  const hadFocus = hasFocus(element);
  if (!takesFocus(element)) {
    return { verdict: 'disabled', message: `${name} does not take the keyboard's focus.` };
  }
  const isWritten = isField(element) || (isHtml(element) && element.isContentEditable);
  if (caret !== undefined && !(caret === 'kept' && (hadFocus || !isWritten))) {
    const why = placeCaret(element, caret === 'kept' ? 'end' : caret);
    if (why) return { verdict: 'unfit', message: `${name} ${why}.` };
    // Editors that keep the text themselves learn of it now.
    await nextLook();
  }
  // A click would have put it there; Firefox pastes where the selection is, whatever has the focus.
  if (caret === 'kept' && !hadFocus && !isWritten) getSelection()?.collapse(element, 0);
  if (isForList && hadFocus) await typingAnswered();
  return { verdict: 'ready', x: 0, y: 0, todo: 'nothing', ...(drift !== undefined && { drift }) };
}
