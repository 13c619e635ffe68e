import type { Page } from 'puppeteer';
import type { Effects } from './effects.ts';
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
    await copy(page, text, html);
    await pressKey(page, 'Control+v');
  });
  clipboard = done.catch(() => undefined);
  return done;
}

/** Puts a text on the clipboard; by a document of its own, so that the page hears of no copying. */
async function copy(page: Page, text: string, html: string | undefined): Promise<void> {
  const session = await page.createCDPSession();
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'waymark-clipboard',
    });
    const { exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      functionDeclaration: `function (text, html) {
        const give = (event) => {
          event.stopImmediatePropagation();
          event.preventDefault();
          event.clipboardData.setData('text/plain', text);
          if (html !== '') event.clipboardData.setData('text/html', html);
        };
        addEventListener('copy', give, { capture: true });
        try {
          if (!document.execCommand('copy')) throw new Error('The browser did not let the clipboard be written.');
        } finally {
          removeEventListener('copy', give, { capture: true });
        }
      }`,
      executionContextId,
      arguments: [{ value: text }, { value: html ?? '' }],
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  } finally {
    await session.detach();
  }
}
