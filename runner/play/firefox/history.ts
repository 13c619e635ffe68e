import type { Page } from 'puppeteer';
import type { Deadline } from '../deadline.ts';
import { DocumentGone } from '../place.ts';
import { bidiOf, contextOf, Said } from './bidi.ts';
import { topPlace } from './documents.ts';

/** Where a tab is and was, which Firefox does not always say: of a document that it kept and shows again it tells nobody. */

/** Tells a page's address whenever it has changed; until the returned is called. */
export function onAddress(page: Page, listener: (url: string) => void): () => void {
  const bidi = bidiOf(page.browser());
  const context = contextOf(page);
  const events = ['domContentLoaded', 'fragmentNavigated', 'historyUpdated'];
  const stops = events.map((event) =>
    bidi.on(`browsingContext.${event}`, (said) => {
      if (said.at('context').text === context) listener(said.at('url').text);
    }),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

/** Lets Puppeteer know of documents that are shown again; until the returned is called. */
export function followRestored(page: Page): () => void {
  return onDocument(page, () => void tellAddress(page).catch(() => undefined)); // of a tab that is gone
}

/** Goes back or forward in a tab's history; done when the document is there. */
export async function traverse(page: Page, delta: -1 | 1, deadline: Deadline): Promise<void> {
  const { promise: moved, resolve } = Promise.withResolvers<void>();
  const stops = [onAddress(page, () => resolve()), onDocument(page, resolve)];
  const late = setTimeout(resolve, deadline.left);
  try {
    await bidiOf(page.browser()).send('browsingContext.traverseHistory', { context: contextOf(page), delta });
    await moved;
  } finally {
    clearTimeout(late);
    for (const stop of stops) stop();
  }
  while (!(await isThere(page))) {
    if (deadline.left === 0) throw new Error('timeout: the document is not there');
    await new Promise((again) => setTimeout(again, 10));
  }
  await tellAddress(page);
}

/** Calls back when a page has got a document, be it new or shown again; until the returned is called. */
function onDocument(page: Page, listener: () => void): () => void {
  const context = contextOf(page);
  return bidiOf(page.browser()).on('script.realmCreated', (said) => {
    const isItsOwn = said.at('context').text === context && said.at('sandbox').text === '';
    if (isItsOwn) listener();
  });
}

async function isThere(page: Page): Promise<boolean> {
  const place = await topPlace(page);
  try {
    const answer = await place.run('return document.readyState !== "loading";', []);
    return 'value' in answer && answer.value === true;
  } catch (error) {
    if (error instanceof DocumentGone) return false;
    throw error;
  }
}

/** Tells Puppeteer where a page is, if it takes it to be elsewhere. */
async function tellAddress(page: Page): Promise<void> {
  const bidi = bidiOf(page.browser());
  const context = contextOf(page);
  const tree = new Said(await bidi.send('browsingContext.getTree', { root: context, maxDepth: 0 }));
  const url = tree.at('contexts', 0, 'url').text;
  if (url === '' || url === page.url()) return;
  bidi.tell('browsingContext.historyUpdated', { context, url, timestamp: Date.now() });
}
