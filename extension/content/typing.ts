import { editingHostOf } from '../../journey/target/editable.ts';
import { hitBy } from '../../journey/target/hit.ts';
import { isField } from '../../journey/target/page.ts';
import type { On } from './listening.ts';
import { isProxy } from './proxy.ts';
import { takesText } from './subject.ts';
import type { Writing } from './writing.ts';

/**
 * Tells `writing` of text that is about to come into fields and editors, by whatever way.
 * @param on listens before the page does, and before all else that may tell of an act
 */
export function listenForText(on: On, writing: Writing): void {
  on('pointerdown', () => writing.settle());

  on('beforeinput', (event) => {
    const subject = subjectOfText(event);
    if (!takesText(subject)) return;
    writing.begin(subject);
    const text = typedBy(event);
    if (event.inputType.startsWith('format')) writing.format();
    if (text !== undefined) writing.type(subject, text);
    // Nothing else is heard of what only the page keeps.
    if (isProxy(subject) && !isField(subject)) writing.write(subject, event);
    else writing.writeIfReplaced(subject, event);
  });

  on('compositionend', (event) => {
    const subject = subjectOfText(event);
    if (!takesText(subject) || event.data === '') return;
    writing.type(subject, event.data);
    writing.write(subject, event);
  });

  on('paste', (event) => {
    const subject = subjectOfText(event);
    if (takesText(subject)) writing.writeIfReplaced(subject, event);
    writing.paste(subject, event);
  });

  on('cut', (event) => {
    const subject = subjectOfText(event);
    if (takesText(subject)) writing.writeIfReplaced(subject, event);
  });
}

function subjectOfText(event: Event): Element {
  const hit = hitBy(event);
  return editingHostOf(hit) ?? hit;
}

/** The text that is about to be typed; undefined for all other input. */
function typedBy({ inputType, data }: InputEvent): string | undefined {
  if (inputType === 'insertParagraph' || inputType === 'insertLineBreak') return '\n';
  return inputType === 'insertText' && data !== null ? data : undefined;
}
