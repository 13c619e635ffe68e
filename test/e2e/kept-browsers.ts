import type { Browser } from 'puppeteer';
import { startBrowser } from '../../runner/play/browser.ts';
import { installedShell } from '../../scripts/installed-shell.js';

/**
 * The browser to replay in outlives a test file: it takes longer to start than most tests, a worker of the test runner
 * runs many files one after another, and each replay has a context of its own. It ends with the worker. A recorder is
 * opened anew for each file, since what one file does to it and its panel would be there in the next.
 */

let replayer: Browser | undefined;

/** A browser to replay in. */
export async function keptReplayer(): Promise<Browser> {
  if (!replayer?.connected) replayer = await startShell();
  return replayer;
}

/** Closes a browser that is not kept. */
export async function leave(browser: Browser | undefined): Promise<void> {
  if (browser !== replayer) await browser?.close();
}

/** Starts Chrome's headless shell, where it is installed: most tests pass in a third of the time. */
async function startShell(): Promise<Browser> {
  const executablePath = installedShell();
  return startBrowser(executablePath === undefined ? {} : { executablePath, headless: 'shell' });
}
