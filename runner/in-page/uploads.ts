import type { Target } from '../../journey/model.ts';
import { isFileField } from '../../journey/target/page.ts';
import { wordTarget } from '../../journey/wording.ts';
import { findNow, isDisabled } from './actionable.ts';
import type { Need, NotReady, Ready } from './protocol.ts';

/** File fields: found where pages hide them, emptied, and asked afterwards whether they took what they got. */

type Upload = Extract<Need, { for: 'upload' }>;

/** Stops listening to the field that was found last. */
let listening = new AbortController();
let isTaken = false;

/** The one file field that the target names, seen or not: pages hide it behind buttons and labels of their own. */
export function fileField(
  target: Target,
  need: Upload,
): { ready: Ready; element: HTMLInputElement } | NotReady {
  const name = wordTarget(target);
  const found = findNow(target, isFileField);
  if (found.verdict !== 'found') {
    // The field may come yet, also where something else bears its name.
    const isOther = found.verdict === 'missing' && findNow(target).verdict === 'found';
    return isOther ? { verdict: 'missing', message: `${name} is not a field for files.` } : found;
  }
  const { element, drift } = found;
  if (!isFileField(element)) return { verdict: 'missing', message: `${name} is not a field for files.` };
  if (isDisabled(element)) return { verdict: 'disabled', message: `${name} is disabled.` };
  if (need.names.length > 1 && !element.multiple) {
    const message = `${name} takes one file at a time, and was to get ${need.names.length}.`;
    return { verdict: 'unfit', message };
  }
  listenTo(element);
  if (need.names.length === 0) empty(element);
  const ready: Ready = { verdict: 'ready', x: 0, y: 0, todo: need.names.length === 0 ? 'nothing' : 'files' };
  return { ready: { ...ready, ...(drift !== undefined && { drift }) }, element };
}

/** Whether the field took the files; what it holds instead. Pages may well empty it once they have them. */
export function tookFiles(element: Element, need: Upload): { holds: true } | { holds: false; seen: string } {
  const names = isFileField(element) ? [...(element.files ?? [])].map(({ name }) => name) : [];
  const isSame = names.join('\n') === need.names.join('\n');
  return isTaken || isSame ? { holds: true } : { holds: false, seen: names.join(', ') };
}

function listenTo(element: HTMLInputElement): void {
  listening.abort();
  listening = new AbortController();
  isTaken = false;
  const take = (): void => {
    isTaken = true;
  };
  element.addEventListener('change', take, { signal: listening.signal, once: true });
}

/** The browser's protocol can only put files in. */
function empty(element: HTMLInputElement): void {
  if (!element.files?.length) return;
  element.value = '';
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}
