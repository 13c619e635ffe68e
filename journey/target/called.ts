import { isField, labelsOf } from './page.ts';
import { squeeze } from './texts.ts';

/** The words of a name, in small letters: what stands in the text of whatever is called so. */
export function wordsIn(name: string): string[] {
  return name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Tells whether an element may have a name: cheap to ask, where the name itself is dear to compute. */
export function likelyCalled(name: string, words = wordsIn(name)): (element: Element) => boolean {
  if (words.length === 0) return () => true;
  const squeezed = squeeze(name);
  const holds = (text: string): boolean => {
    const small = text.toLowerCase();
    return words.every((word) => small.includes(word));
  };
  return (element) => {
    const text = element.textContent ?? '';
    // What has but a text is called by all of it.
    if (isPlain(element)) return text !== '' && squeezed.includes(squeeze(text)) && holds(text);
    return holds(text) || holds(allWordsOf(element));
  };
}

/** Whether nothing but what is written in an element can be its name. */
function isPlain(element: Element): boolean {
  if (element.firstElementChild || isSlot(element) || isField(element)) return false;
  if (element.hasAttributes() && NAMING_IT.some((name) => element.hasAttribute(name))) return false;
  return labelsOf(element).length === 0;
}

/** All that may be part of an element's name: texts and names of what is in it, and of what names it. */
function allWordsOf(element: Element): string {
  const named = [element, ...element.querySelectorAll(NAMED)];
  const labels = named.flatMap((at) => [...labelsOf(at), ...labelledBy(at)]);
  const own = named.flatMap((at) => [
    ...NAMING.map((name) => at.getAttribute(name) ?? ''),
    'value' in at && typeof at.value === 'string' ? at.value : '',
    ...(isSlot(at) ? at.assignedNodes({ flatten: true }).map(({ textContent }) => textContent) : []),
  ]);
  return [
    element.textContent,
    ...labels.flatMap((at) => [at.textContent, at.getAttribute('aria-label')]),
    ...own,
  ].join(' ');
}

function labelledBy(element: Element): Element[] {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  return ids.flatMap((id) => element.ownerDocument.getElementById(id) ?? []);
}

function isSlot(element: Element): element is HTMLSlotElement {
  return 'assignedNodes' in element;
}

/** The attributes that may be an element's name, or a part of one. */
export const NAMING = ['aria-label', 'alt', 'title', 'placeholder', 'aria-valuetext', 'aria-roledescription'];
const NAMING_IT = [...NAMING, 'aria-labelledby', 'value'];
const NAMED =
  'input,select,textarea,svg title,slot,[aria-labelledby],[aria-valuenow],' +
  NAMING.map((name) => `[${name}]`).join();
