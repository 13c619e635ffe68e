import type { Browser, LaunchOptions } from 'puppeteer';
import { startBrowser } from '../../runner/play/browser.ts';
import { installedShell } from '../../scripts/installed-shell.js';

/**
 * The browser to replay in outlives a test file: it takes longer to start than most tests, a worker of the test runner
 * runs many files one after another, and each replay has a context of its own. It ends with the worker. A recorder is
 * opened anew for each file, since what one file does to it and its panel would be there in the next.
 */

const shell = installedShell();

/** Names that end in .test are this machine; unlike `127.0.0.1`, what comes from there by plain http is not trusted. */
export const NAMED_HERE = '--host-resolver-rules=MAP *.test 127.0.0.1';

/**
 * Starts Chrome's headless shell, where it is installed: most tests pass in a third of the time. With
 * WAYMARK_TEST_REPLAYS=firefox it is Firefox, to see by hand how far the two are alike.
 */
export const SHELL: LaunchOptions =
  process.env.WAYMARK_TEST_REPLAYS === 'firefox'
    ? { browser: 'firefox' }
    : shell === undefined
      ? { headless: true, args: [NAMED_HERE] }
      : { executablePath: shell, headless: 'shell', args: [NAMED_HERE] };

let replayer: Browser | undefined;

/** A browser to replay in. */
export async function keptReplayer(): Promise<Browser> {
  if (!replayer?.connected) replayer = await startBrowser(SHELL);
  return replayer;
}

/** Closes a browser that is not kept. */
export async function leave(browser: Browser | undefined): Promise<void> {
  if (browser !== replayer) await browser?.close();
}
