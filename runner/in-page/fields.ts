import { writtenIn } from '../../journey/target/written.ts';
import { fold, isField, isHtml, isInput, isSelect } from '../../journey/target/page.ts';
import { hasFocus, takesFocus } from './actionable.ts';
import type { Need, NotReady, Ready } from './protocol.ts';
import { tookFiles } from './uploads.ts';

/** Fields and lists: made ready for typing, set at once where a person would use a picker, and read again after. */

type Done = Pick<Ready, 'todo'> | NotReady;

/** What the field held before it was filled. */
let before = '';

/** Puts the focus into the field with all that is in it selected, so that typing replaces it. */
export function fill(element: Element, need: Extract<Need, { for: 'fill' }>, name: string): Done {
  const why = whyNotFillable(element, need.value);
  if (why) return { verdict: 'unfit', message: `${name} ${why}.` };
  if (!isHtml(element)) return { verdict: 'unfit', message: `${name} is not of HTML.` };
  if (need.secret) element.style.setProperty('-webkit-text-security', 'disc', 'important');
  if (!takesFocus(element)) {
    return { verdict: 'disabled', message: `${name} does not take the keyboard's focus.` };
  }
  before = valueOf(element);
  if (isInput(element) && SET_AT_ONCE.test(element.type)) {
    element.value = need.value;
    if (element.value !== need.value.toLowerCase() && element.value !== need.value) {
      const message = `${name} is a ${element.type} field and does not take “${need.value}”.`;
      element.value = before;
      return { verdict: 'unfit', message };
    }
    announce(element);
    return { todo: 'nothing' };
  }
  if ('select' in element && typeof element.select === 'function') element.select();
  else getSelection()?.selectAllChildren(element);
  // Pages that tell of each key would tell of a secret's beginnings, so secrets come at once, as a paste does;
  // but not into codes of one box for each digit.
  const takesAll = !isInput(element) || element.maxLength < 0 || element.maxLength >= need.value.length;
  return { todo: need.secret && takesAll ? 'paste' : 'type' };
}

/** Selects these options and no others. */
export function select(element: Element, need: Extract<Need, { for: 'select' }>, name: string): Done {
  if (!isSelect(element)) return { verdict: 'unfit', message: `${name} is not a list to select from.` };
  const wanted = need.options.map(fold);
  if (wanted.length !== 1 && !element.multiple) {
    return { verdict: 'unfit', message: `${name} is a list to select exactly one option from.` };
  }
  const options = [...element.options];
  for (const label of wanted) {
    const fitting = options.filter((option) => fold(option.label) === label);
    if (fitting.length === 1) {
      if (!fitting[0]?.matches(':disabled')) continue;
      return { verdict: 'disabled', message: `The option “${label}” of ${name} is disabled.` };
    }
    const seen = options.map((option) => `“${fold(option.label)}”`).join(', ');
    const count = fitting.length === 0 ? 'has no option' : `has ${fitting.length} options`;
    return { verdict: 'missing', message: `${name} ${count} “${label}”; it has ${seen || 'none'}.` };
  }
  takesFocus(element);
  for (const option of options) option.selected = wanted.includes(fold(option.label));
  announce(element);
  return { todo: 'nothing' };
}

/** Whether the element still holds what it was given; what it holds instead. One that is gone is not asked. */
export function whatItHolds(
  element: Element | undefined,
  need: Need,
): { holds: true } | { holds: false; seen: string } {
  if (!element?.isConnected) return { holds: true };
  if (need.for === 'select') {
    const labels = isSelect(element) ? [...element.selectedOptions].map(({ label }) => fold(label)) : [];
    const isSame = labels.toSorted().join('\n') === need.options.map(fold).toSorted().join('\n');
    return isSame ? { holds: true } : { holds: false, seen: labels.join(', ') };
  }
  if (need.for === 'upload') return tookFiles(element, need);
  if (need.for !== 'fill') return { holds: true };
  const seen = valueOf(element);
  return took(element, seen, need.value) ? { holds: true } : { holds: false, seen };
}

/** Whether a field took a text: pages may write it in their own way, such as with spaces, but not lose any of it. */
function took(element: Element, seen: string, wanted: string): boolean {
  if (plain(wanted) === '') return plain(seen) === '';
  const isAdded = before !== '' && (seen === before + wanted || seen === wanted + before);
  const lines = wanted.replaceAll('\r\n', '\n').split('\n').length;
  // An editor that joins lines, or sends them off one by one, did not take the text.
  if (!isField(element) && seen.split('\n').length !== lines) return false;
  if (plain(seen).includes(plain(wanted))) return !isAdded || wanted.includes(before);
  // Codes of one box for each digit: a full box hands the focus on.
  const isFull = isInput(element) && element.maxLength > 0 && seen.length >= element.maxLength;
  return isFull && !hasFocus(element);
}

function plain(text: string): string {
  const squeezed = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  return squeezed.replace(/[^\p{L}\p{N}]+/gu, '') || squeezed;
}

function valueOf(element: Element): string {
  if (isField(element)) return element.value;
  return isHtml(element) ? writtenIn(element) : '';
}

/** Why the element is not one to type the text into; undefined for a field that takes it. */
function whyNotFillable(element: Element, text: string): string | undefined {
  if (isHtml(element) && element.isContentEditable) return undefined;
  if (!isField(element) || isSelect(element)) return 'is not a field to type into';
  if (isInput(element) && /^(checkbox|radio|file)$/.test(element.type)) return `is a ${element.type} field`;
  if ('readOnly' in element && element.readOnly) return 'is read-only';
  return isInput(element) && /[\r\n]/.test(text) ? 'has a single line and takes no line breaks' : undefined;
}

/** Fields that a person sets by a picker or a knob, as one act. */
const SET_AT_ONCE = /^(date|time|datetime-local|month|week|color|range)$/;

/** Says that a field has changed, as the browser does after a person's choice. */
function announce(element: Element): void {
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}
