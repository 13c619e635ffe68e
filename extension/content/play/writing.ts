import { deepActive, isField, isHtml, isSelect } from '../../../journey/target/page.ts';
import { tellOfFocus } from './focus.ts';

/** Typing by a script: letter by letter into fields, and as the browser's own editing into texts with looks. */

/** Puts a text in place of what is selected in a field or editor, which has the focus. */
export function write(element: Element, text: string, atOnce: boolean): void {
  tellOfFocus(element);
  if (!isField(element) || isSelect(element)) {
    writeInEditor(text);
    return;
  }
  // What it held is selected, and goes with the first letter.
  set(element, '', 'deleteContentBackward');
  const letters = atOnce ? [text] : [...text];
  for (const letter of letters) {
    // Codes of one box for each digit: a full box hands the focus on.
    const active = deepActive();
    const field = active && isField(active) && !isSelect(active) ? active : element;
    if (!atOnce) key(field, 'keydown', letter);
    set(field, field.value + letter, atOnce ? 'insertFromPaste' : 'insertText', letter);
    if (!atOnce) key(field, 'keyup', letter);
  }
  // The browser tells of it when the field is left; nobody leaves it here.
  element.dispatchEvent(new Event('change', { bubbles: true }));
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Sets a field's value past what the page's own code made of that, as the browser does. */
function set(field: Field, value: string, inputType: string, data: string | null = null): void {
  const how = { bubbles: true, composed: true, inputType, data };
  const goesOn = field.dispatchEvent(new InputEvent('beforeinput', { ...how, cancelable: true }));
  if (!goesOn || field.value === value) return;
  field.value = value;
  field.dispatchEvent(new InputEvent('input', how));
}

/** The browser's own editing tells the page of it as of a person's. */
function writeInEditor(text: string): void {
  if (text === '') document.execCommand('delete');
  for (const [at, line] of text.replaceAll('\r\n', '\n').split('\n').entries()) {
    if (at > 0) document.execCommand('insertParagraph');
    if (line !== '') document.execCommand('insertText', false, line);
  }
}

function key(field: Element, type: 'keydown' | 'keyup', letter: string): void {
  if (!isHtml(field)) return;
  field.dispatchEvent(
    new KeyboardEvent(type, { key: letter, bubbles: true, cancelable: true, composed: true, view: window }),
  );
}
