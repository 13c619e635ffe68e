import type { Browser } from 'puppeteer';
import { startBrowser } from '../../runner/play/browser.ts';
import { openRecorder, type Recorder, type Save } from '../../runner/recorder.ts';

/**
 * Browsers that outlive a test file: they take longer to start than most tests, and a worker of the test runner runs
 * many files one after another. They end with the worker.
 */

let replayer: Browser | undefined;
let recorder: Recorder | undefined;
let saving: Save = async () => ({ files: [] });

/** A browser to replay in; each replay has a context of its own. */
export async function keptReplayer(): Promise<Browser> {
  if (!replayer?.connected) replayer = await startBrowser();
  return replayer;
}

/**
 * A browser with the recorder in it, at a site: with one tab, nothing recorded or kept, and allowed to record pages of
 * 127.0.0.1 alone.
 */
export async function keptRecorder(url: string, save: Save): Promise<Recorder> {
  saving = save;
  if (recorder && !(await isAsNew(recorder).catch(() => false))) {
    await recorder.browser.close().catch(() => undefined);
    recorder = undefined;
  }
  recorder ??= await openRecorder(url, (...what) => saving(...what), { headless: true });
  await recorder.page.goto(url);
  return recorder;
}

/** Closes a browser that is not kept. */
export async function leave(browser: Browser | undefined): Promise<void> {
  if (browser !== replayer && browser !== recorder?.browser) await browser?.close();
}

/** Clears away what an earlier file left; tells whether that could be done. */
async function isAsNew({ browser, page, panel }: Recorder): Promise<boolean> {
  if (!browser.connected || page.isClosed() || panel.isClosed()) return false;
  for (const other of await browser.pages()) if (other !== page && other !== panel) await other.close();
  await page.goto('about:blank');
  const isDone = await panel.evaluate(async () => {
    await chrome.runtime.sendMessage({ type: 'discard' });
    await chrome.storage.local.clear();
    const { origins = [] } = await chrome.permissions.getAll();
    const others = origins.filter((origin) => !origin.includes('//127.0.0.1'));
    if (others.length > 0) await chrome.permissions.remove({ origins: others });
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const request = indexedDB.deleteDatabase(name);
      request.addEventListener('success', () => resolve(true));
      for (const event of ['error', 'blocked']) request.addEventListener(event, () => resolve(false));
      if (!(await promise)) return false;
    }
    return (await chrome.permissions.getAll()).origins?.length === 1;
  });
  if (isDone) await panel.reload();
  return isDone;
}
