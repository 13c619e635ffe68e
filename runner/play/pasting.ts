import type { Page } from 'puppeteer';
import type { Effects } from './effects.ts';
import { engineOf } from './engine.ts';
import { pressKey } from './pressing.ts';

/** What is pasted besides the plain text, and what it brings about. */
export interface PasteOptions extends Effects {
  /** The same text with its formats, as HTML. */
  html?: string;
}

/** A browser has one clipboard, whatever runs in it at once. */
let clipboard: Promise<unknown> = Promise.resolve();

/** Pastes at the caret of the page, by the clipboard and the keyboard, as a person does. */
export function paste(page: Page, text: string, html?: string): Promise<void> {
  const done = clipboard.then(async () => {
    await engineOf(page.browser()).copy(page, text, html);
    await pressKey(page, 'Control+v');
  });
  clipboard = done.catch(() => undefined);
  return done;
}
