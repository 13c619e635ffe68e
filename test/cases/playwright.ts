import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { connect, type Browser as Driver } from 'puppeteer';
import { installedBrowser } from '../../runner/play/installed-browser.js';
import { freePort } from '../free-port.ts';
import { stateAtRest, type Case } from './case.ts';
import { Hand } from './hand.ts';

/**
 * Playwright's own recorder, as `playwright codegen` runs it, on the same pages and with the same hand: the yardstick.
 * It gets what it needs: time between acts, its output written out, the files that it names where it looks for them.
 */
export class PlaywrightRecorder {
  readonly #browser: Browser;
  readonly #driver: Driver;
  readonly #url: string;

  private constructor(browser: Browser, driver: Driver, url: string) {
    this.#browser = browser;
    this.#driver = driver;
    this.#url = url;
  }

  /** Opens a browser for it, at a site of cases. */
  static async open(url: string): Promise<PlaywrightRecorder> {
    // The recorder's own window needs no screen either.
    process.env.PWTEST_CLI_HEADLESS = '1';
    const port = await freePort();
    const browser = await launch([`--remote-debugging-port=${port}`]);
    const driver = await connect({ browserURL: `http://127.0.0.1:${port}`, defaultViewport: null });
    return new PlaywrightRecorder(browser, driver, url);
  }

  /** Records a walk: the script that Playwright wrote, and the page's state after the walk, as JSON. */
  async record({ name, act }: Case): Promise<{ script: string; state: string }> {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-codegen-'));
    const outputFile = join(folder, 'script.js');
    const context = await this.#browser.newContext({ viewport: VIEWPORT });
    try {
      context.on('page', (page) => page.on('dialog', () => undefined)); // the hand answers
      await showRecorder(context, outputFile);
      const page = await context.newPage();
      const address = `${this.#url}/${name}`;
      await page.goto(address);
      const target = await this.#driver.waitForTarget((at) => at.url() === address && at.type() === 'page');
      const seen = await target.page();
      if (!seen) throw new Error('The page is not there to be acted on.');
      const evaluate = (expression: string): Promise<unknown> => seen.evaluate(expression);
      await stateAtRest(evaluate);
      await act(new Hand(seen));
      const state = await stateAtRest(evaluate);
      await new Promise((resolve) => setTimeout(resolve, FLUSHED));
      return { script: await readFile(outputFile, 'utf8'), state };
    } finally {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    }
  }

  async close(): Promise<void> {
    await this.#driver.disconnect();
    await this.#browser.close();
  }
}

/** Runs scripts that Playwright wrote, each in a fresh context of one browser. */
export class PlaywrightPlayer {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async open(): Promise<PlaywrightPlayer> {
    return new PlaywrightPlayer(await launch([]));
  }

  /** The page's state after the script, as JSON. @throws what the script throws */
  async play(script: string): Promise<string> {
    const context = await this.#browser.newContext({ viewport: VIEWPORT });
    context.setDefaultTimeout(TIMEOUT);
    const before = process.cwd();
    process.chdir(fileURLToPath(new URL('files', import.meta.url)));
    try {
      const page = await context.newPage();
      await run(bodyOf(script), page, context);
      return await stateAtRest((expression) => page.evaluate(expression));
    } finally {
      process.chdir(before);
      await context.close();
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

const VIEWPORT = { width: 1280, height: 800 };

/** Longer than its output is held back (milliseconds). */
const FLUSHED = 600;

/** For each act of a script (milliseconds), as in our own replays. */
const TIMEOUT = 5000;

function launch(args: string[]): Promise<Browser> {
  const executablePath = installedBrowser();
  return chromium.launch({
    headless: true,
    args: ['--enable-unsafe-swiftshader', ...args],
    ...(executablePath !== undefined && { executablePath }),
  });
}

/** What `playwright codegen` does to a context. */
async function showRecorder(context: BrowserContext, outputFile: string): Promise<void> {
  const show: unknown = Reflect.get(context, '_showRecorder');
  if (typeof show !== 'function')
    throw new Error('This version of Playwright shows its recorder in another way.');
  const how = { language: 'javascript', mode: 'recording', outputFile, handleSIGINT: false };
  await Reflect.apply(show, context, [how]);
}

/** The acts of a script: all between the opening of its page and the end. */
function bodyOf(script: string): string {
  const [, body] = /await context\.newPage\(\);\n([\s\S]*?)\n\s*\/\/ -{5,}/.exec(script) ?? [];
  if (body === undefined)
    throw new Error(`Playwright wrote no script of the usual form: ${script.slice(0, 300)}`);
  // It closes the page at the end, before its state could be read.
  return body.replace(/\n\s*await page\.close\(\);\s*$/, '\n');
}

async function run(body: string, page: Page, context: BrowserContext): Promise<void> {
  const source = `return (async () => {\n${body}\n})();`;
  // oxlint-disable-next-line no-implied-eval -- what a recorder wrote is code, and is run as such
  const play: unknown = new Function('page', 'context', 'console', source);
  if (typeof play === 'function')
    await Reflect.apply(play, undefined, [page, context, { log: () => undefined }]);
}
