import {
  TimeoutError,
  type Browser,
  type Extension,
  type LaunchOptions,
  type Page,
  type Target,
} from 'puppeteer';
import type { ProofAsked, ProofEnd, ProofStep } from '../journey/proof.ts';
import { patternOf } from '../journey/url.ts';
import { builtFile } from './built.ts';
import { startBrowser } from './play/browser.ts';

/**
 * What the panel asks to be saved is a journey's JSON text, and what is in the files that it uploads (base64 by
 * their paths); the answer names the files that were written or says why none were.
 */
export type Save = (
  journey: string,
  attachments?: Readonly<Record<string, string>>,
) => Promise<{ files: string[] } | { error: string }>;

/** A browser with the recorder in it, at a site. */
export interface Recorder {
  browser: Browser;
  extension: Extension;
  /** The tab that shows the site. */
  page: Page;
  /** The side panel. */
  panel: Page;
}

/**
 * Opens a browser with the extension at `url`, allowed to record that site, and its panel beside the page.
 * @param save called when the person saves in the panel
 * @param how without a window; with a profile (its folder) that is kept, instead of a fresh one; with flags of the browser
 * @throws {Misuse} when there is no browser, or the extension is not built
 */
export async function openRecorder(
  url: string,
  save: Save,
  {
    headless = false,
    args = [],
    ...profile
  }: Pick<LaunchOptions, 'userDataDir' | 'args'> & { headless?: boolean } = {},
): Promise<Recorder> {
  const browser = await startBrowser({
    headless,
    ...profile,
    enableExtensions: true,
    // A person is at the wheel, whatever opened the window: no banner that says otherwise.
    ignoreDefaultArgs: ['--enable-automation'],
    args: [WINDOW, ...args],
  });
  try {
    const id = await browser.installExtension(builtFile('chrome'));
    const extension = (await browser.extensions()).get(id);
    if (!extension) throw new Error('The browser did not take the extension.');
    await allow(browser, id, patternOf(url));
    const [page = await browser.newPage()] = await browser.pages();
    if (headless) await page.setViewport(VIEWPORT); // a window has its own size, and its person's
    await page.goto(url);
    const panelUrl = `chrome-extension://${id}/extension/panel/index.html`;
    const isPanel = (target: Target): boolean => target.url().startsWith(panelUrl);
    await untilListening(browser, id);
    const panel = await opened(browser, isPanel, () => page.triggerExtensionAction(extension));
    const connect = async (to: Page): Promise<void> => {
      await to.exposeFunction('waymarkSave', save);
      await exposeProving(to, browser, page);
    };
    await connect(panel);
    // A panel that was closed and opened again can save too.
    browser.on('targetcreated', (target) => {
      if (isPanel(target)) void target.asPage().then(connect);
    });
    return { browser, extension, page, panel };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/**
 * Presses the extension's button until its panel shows. A press gives leave to open one for a moment alone: what a
 * busy browser takes up later than that opens nothing.
 */
async function opened(
  browser: Browser,
  isPanel: (target: Target) => boolean,
  press: () => Promise<void>,
): Promise<Page> {
  for (let presses = 1; presses <= PRESSES; presses += 1) {
    await press();
    const panel = await seen(browser, isPanel);
    if (panel) return panel.asPage();
  }
  throw new Error('The extension’s panel did not open.');
}

/** Waits until the extension (by its id) listens to its button, if it runs: the press starts it otherwise, or is lost. */
async function untilListening(browser: Browser, id: string): Promise<void> {
  const isBackground = (target: Target): boolean =>
    target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${id}/`);
  const background = await seen(browser, isBackground);
  // Not by Puppeteer's own session, which stays: a background that is watched is never stopped.
  const session = await background?.createCDPSession();
  await session?.send('Runtime.evaluate', { expression: LISTENING, awaitPromise: true });
  await session?.detach();
}

/** What the browser opens, once it is there; none if it takes too long. */
async function seen(browser: Browser, isWanted: (target: Target) => boolean): Promise<Target | undefined> {
  try {
    return await browser.waitForTarget(isWanted, { timeout: PATIENCE });
  } catch (error) {
    if (error instanceof TimeoutError) return undefined;
    throw error;
  }
}

const LISTENING = `(async () => {
  while (!chrome.action.onClicked.hasListeners()) await new Promise((resolve) => setTimeout(resolve, 20));
})()`;

/** How long a press may take to open the panel before the next one (milliseconds). */
const PATIENCE = 5000;

/** After so many presses the panel is given up. */
const PRESSES = 6;

/** Lets a panel have journeys replayed; it is told of each step by events of its window. */
async function exposeProving(panel: Page, browser: Browser, page: Page): Promise<void> {
  let stop = new AbortController();
  const tell = (step: ProofStep): void => {
    // A panel that was closed meanwhile wants to know nothing any more.
    panel
      .evaluate((detail) => dispatchEvent(new CustomEvent('waymark-proof', { detail })), step)
      .catch(() => undefined);
  };
  panel.once('close', () => stop.abort());
  await panel.exposeFunction('waymarkStopProof', () => stop.abort());
  await panel.exposeFunction('waymarkProve', async (asked: ProofAsked): Promise<ProofEnd> => {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    try {
      // Whoever only records needs none of the runner.
      const { prove } = await import('./proving.ts');
      return await prove(asked, { browser, pages: () => pagesOf(browser, page), tell, signal });
    } catch (error) {
      return { verdict: 'failed', why: error instanceof Error ? error.message : String(error) };
    }
  });
}

/** The pages of sites that are open, the one that the person sees first. */
async function pagesOf(browser: Browser, first: Page): Promise<Page[]> {
  const pages = (await browser.pages()).filter((page) => /^https?:/.test(page.url()));
  const looks = await Promise.all(
    pages.map(async (page) => {
      const isSeen = await page.evaluate(() => document.visibilityState === 'visible').catch(() => false);
      return { page, rank: Number(isSeen) * 2 + Number(page === first) };
    }),
  );
  return looks.toSorted((one, other) => other.rank - one.rank).map(({ page }) => page);
}

const VIEWPORT = { width: 1280, height: 800 };

/** Room for a page of 1280 x 800 with the panel beside it. */
const WINDOW = '--window-size=1660,940';

/** Gives the extension (by its id) the permission that naming the site on the command line stands for. */
export async function allow(browser: Browser, id: string, pattern: string): Promise<void> {
  const settings = await browser.newPage();
  await settings.setJavaScriptEnabled(false); // all that this page shows takes longer than all else
  await settings.goto('chrome://extensions/');
  await settings.evaluate(
    async (extension, host) => {
      const access: unknown = Reflect.get(globalThis.chrome, 'developerPrivate');
      if (typeof access !== 'object' || access === null) return;
      const add: unknown = Reflect.get(access, 'addHostPermission');
      if (typeof add === 'function') await Reflect.apply(add, access, [extension, host]);
    },
    id,
    pattern,
  );
  await settings.close();
}
