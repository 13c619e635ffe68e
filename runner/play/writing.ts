import type { Keyboard, Page } from 'puppeteer';
import type { Caret } from '../../journey/model.ts';
import type { Effects } from './effects.ts';
import { engineOf } from './engine.ts';
import { strike } from './pressing.ts';

/** Where to type, and what it brings about: at an edge of the text or over all of it, or beside or over some words. */
export type TypeOptions = Effects & CaretOptions;

type CaretOptions =
  | { at?: 'start' | 'end' | 'all'; after?: never; before?: never; over?: never; occurrence?: never }
  | ({ at?: never } & Exclude<Caret, string> & { after?: string; before?: string; over?: string });

/** The options taken apart: where to type, and what it brings about. */
export function caretFrom(options: TypeOptions): { at?: Caret; effects: Effects } {
  const { at, after, before, over, occurrence, ...effects } = options;
  const more = occurrence === undefined ? {} : { occurrence };
  if (at !== undefined) return { at, effects };
  if (after !== undefined) return { at: { after, ...more }, effects };
  if (before !== undefined) return { at: { before, ...more }, effects };
  return over === undefined ? { effects } : { at: { over, ...more }, effects };
}

/** Types a text at the caret, key by key; its line breaks are Enter. */
export async function typeText({ keyboard }: Page, text: string): Promise<void> {
  await typeKeys(keyboard, text.replaceAll('\r\n', '\n'));
}

/** Types a text over what is selected. */
export async function putIn(page: Page, text: string, atOnce: boolean): Promise<void> {
  const { keyboard } = page;
  const { insertText } = engineOf(page.browser());
  if (text === '') await keyboard.press('Backspace');
  else if (!atOnce && text.length <= LONGEST_TYPED) await typeKeys(keyboard, text);
  else {
    // Editors make lines of Enter alone.
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) await keyboard.press('Enter');
      if (line !== '') await insertText(page, line);
    }
  }
}

async function typeKeys(keyboard: Keyboard, text: string): Promise<void> {
  for (const character of text) await strike(keyboard, /[\r\n]/.test(character) ? 'Enter' : character);
}

/** Longer texts are put in at once, as a paste does (characters). */
const LONGEST_TYPED = 100;
