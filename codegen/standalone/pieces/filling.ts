import type { ElementHandle, Keyboard } from 'puppeteer';
import { hidden } from './replay.ts';

/** Puts a text into a field in place of what it holds, as a person does. */
export async function fillIn(
  element: ElementHandle<Element>,
  keyboard: Keyboard,
  value: string,
): Promise<void> {
  const way = await element.evaluate(
    (own, text, isHidden) => {
      if (!(own instanceof HTMLElement)) return 'is no field';
      if (isHidden) own.style.setProperty('-webkit-text-security', 'disc', 'important');
      const isText = own instanceof HTMLInputElement || own instanceof HTMLTextAreaElement;
      if (!isText && !own.isContentEditable) return 'is no field to type into';
      if (isText && own.readOnly) return 'is read-only';
      own.focus();
      if (own instanceof HTMLInputElement && /^(checkbox|radio|file)$/.test(own.type))
        return `is a ${own.type} field`;
      const isPicked =
        own instanceof HTMLInputElement &&
        /^(date|time|datetime-local|month|week|color|range)$/.test(own.type);
      if (isPicked) {
        own.value = text;
        if (own.value !== text) return `is a ${own.type} field and takes no such value`;
        own.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
        own.dispatchEvent(new Event('change', { bubbles: true }));
        return 'done';
      }
      if (isText) own.select();
      else getSelection()?.selectAllChildren(own);
      return 'type';
    },
    value,
    hidden.has(value),
  );
  if (way === 'done') return;
  if (way !== 'type') throw new Error(`it ${way}.`);
  if (value === '') return keyboard.press('Backspace');
  if (value.length <= 100) return keyboard.type(value.replaceAll('\r\n', '\n'));
  for (const [at, line] of value.split(/\r?\n/).entries()) {
    if (at > 0) await keyboard.press('Enter');
    if (line !== '') await keyboard.sendCharacter(line);
  }
}

/** Throws while a field does not hold what it was given; pages may write that in their own way. */
export async function holds(element: ElementHandle<Element>, value: string): Promise<void> {
  const held = await element.evaluate((own) => {
    if (!own.isConnected || (own instanceof HTMLInputElement && own.maxLength > 0)) return undefined;
    if ('value' in own && typeof own.value === 'string') return own.value;
    return own instanceof HTMLElement ? own.innerText : undefined;
  });
  const plain = (text: string): string => {
    const squeezed = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
    return squeezed.replace(/[^\p{L}\p{N}]+/gu, '') || squeezed;
  };
  if (held !== undefined && !plain(held).includes(plain(value))) throw new Error('it holds something else.');
}
