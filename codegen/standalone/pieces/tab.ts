import type { Dialog, ElementHandle, Page } from 'puppeteer';
import { fullUrl, inScope } from '../../../journey/url.ts';
import { bringing, type Effects } from './effects.ts';
import { Finder, type Find, type Nest } from './finder.ts';
import { journey } from './journey.ts';
import { pressKey } from './keys.ts';
import { Locator, type Place } from './locator.ts';
import { picture } from './puppeteer.ts';
import { doing, seen, until, wordsOf } from './replay.ts';

/** A tab of the browser. Each act and each check waits, and ends the walk when it does not come about. */
export class Tab extends Finder {
  readonly name: string;
  #page: Page | undefined;

  constructor(name: string) {
    super();
    this.name = name;
  }

  /** The Puppeteer page underneath. */
  get puppeteer(): Page {
    if (this.#page && !this.#page.isClosed()) return this.#page;
    throw new Error(`The tab “${this.name}” is not open.`);
  }

  /** Makes a page this tab. What it does that nobody expects ends the walk. */
  async take(page: Page): Promise<void> {
    this.#page = page;
    page.on('dialog', (dialog) => void answer(dialog));
    page.on('pageerror', (error) => seen.problems.push(`The page threw an error: ${wordsOf(error)}`));
    page.on('response', (response) => {
      const isDocument = response.request().isNavigationRequest() && response.frame() === page.mainFrame();
      if (isDocument && response.status() >= 400)
        seen.problems.push(`${response.url()} was answered with ${response.status()}.`);
    });
    await page.setViewport(journey.viewport);
    await page.setExtraHTTPHeaders({ 'accept-language': journey.language });
  }

  /** Comes to the front, as a person would. */
  async come(): Promise<void> {
    if (seen.front !== this) await this.puppeteer.bringToFront();
    seen.front = this;
  }

  /** Does something in this tab, and waits for what it brings about. */
  async act(title: string, effects: Effects, body: () => Promise<void>): Promise<void> {
    await doing(title, async () => {
      seen.isProven = false;
      await this.come();
      await bringing(this, effects, body);
    });
  }

  override inside(find: Find, words: string, nest?: Nest): Locator {
    return new Locator(this, () => this.place(), find, words, nest);
  }

  async place(): Promise<Place> {
    const root: ElementHandle<Node> = await this.puppeteer.mainFrame().evaluateHandle(() => document);
    return { root, left: 0, top: 0 };
  }

  goto(url: string, effects: Effects = {}): Promise<void> {
    return this.act(`Go to ${url}`, effects, () => this.load(url));
  }

  async load(url: string): Promise<void> {
    const whole = fullUrl(url, journey.baseUrl);
    assertSynthetic(whole);
    await this.puppeteer.goto(whole, { waitUntil: 'domcontentloaded' });
  }

  open(url: string): Promise<void> {
    return doing(`Open a tab at ${url}`, async () => {
      seen.isProven = false;
      const context = seen.front?.puppeteer.browserContext();
      if (!context) throw new Error('No other tab is open.');
      await this.take(await context.newPage());
      seen.front = this;
      await this.load(url);
    });
  }

  back(effects: Effects = {}): Promise<void> {
    return this.act('Go back', effects, async () => {
      await this.puppeteer.goBack({ waitUntil: 'domcontentloaded' });
    });
  }

  forward(effects: Effects = {}): Promise<void> {
    return this.act('Go forward', effects, async () => {
      await this.puppeteer.goForward({ waitUntil: 'domcontentloaded' });
    });
  }

  reload(effects: Effects = {}): Promise<void> {
    return this.act('Reload the page', effects, async () => {
      await this.puppeteer.reload({ waitUntil: 'domcontentloaded' });
    });
  }

  close(): Promise<void> {
    return doing(`Close the tab “${this.name}”`, () => this.puppeteer.close());
  }

  resize(size: { width: number; height: number }, effects: Effects = {}): Promise<void> {
    return this.act(`Make the page ${size.width} x ${size.height} px`, effects, () =>
      this.puppeteer.setViewport({ ...journey.viewport, ...size }),
    );
  }

  press(key: string, effects: Effects = {}): Promise<void> {
    return this.act(`Press ${key}`, effects, async () => {
      await until(() => this.locator('html').settled());
      await pressKey(this.puppeteer, key);
    });
  }

  scroll(options: Parameters<Locator['scroll']>[0]): Promise<void> {
    return this.locator('html').scroll(options);
  }

  paste(text: string, options: Effects & { html?: string } = {}): Promise<void> {
    return this.locator(':focus').paste(text, options);
  }

  screenshot(name: string): Promise<void> {
    return doing(`Take the screenshot “${name}”`, () => picture(this.puppeteer, name));
  }

  /** Stands for an act that could not be recorded: write it in its place. */
  unsupported(reason: string, _effects: Effects = {}): Promise<void> {
    throw new Error(`${reason} could not be recorded. Write it in its place, or delete it.`);
  }
}

/** The dialogs that are to come, in turn. */
export const expected: { kind: string; message: string; answer: boolean | string }[] = [];

async function answer(dialog: Dialog): Promise<void> {
  if (dialog.type() === 'beforeunload') return dialog.accept();
  const next = expected.shift();
  if (next?.kind === dialog.type() && next.message === dialog.message() && next.answer !== false) {
    return dialog.accept(typeof next.answer === 'string' ? next.answer : undefined);
  }
  if (next?.kind !== dialog.type() || next.message !== dialog.message()) {
    const wanted = next ? `the ${next.kind} “${next.message}” was expected` : 'none was expected';
    seen.problems.push(`The page showed the ${dialog.type()} “${dialog.message()}”; ${wanted}.`);
  }
  return dialog.dismiss();
}

/** Nothing is done on pages that are not synthetic. */
export function assertSynthetic(url: string): void {
  if (!/^https?:/.test(url) || inScope(url, journey.synthetic, journey.baseUrl)) return;
  throw new Error(
    `${url} is none of the pages that the journey may act on: ${journey.synthetic.join(', ')}.`,
  );
}
