import type { Browser, BrowserContext, Page } from 'puppeteer';
import { watchPage, type Evidence } from '../evidence/watch.ts';
import type { Marking } from '../marking/mark-page.ts';
import type { Downloads } from './downloads.ts';
import { engineOf } from './engine.ts';
import { Failure } from './failure.ts';
import type { Size, Viewport } from './viewport.ts';
import type { Walk } from './walk.ts';

/** The tabs of one replay, in a browser context of its own: all of one size and language, marked and watched. */
export class Tabs {
  /** The tab that was opened first. */
  first: Page | undefined;
  readonly #browser: Browser;
  readonly #language: string;
  #viewport: Viewport;
  readonly #watched: { walk: Walk; evidence: Evidence };
  readonly #marking: Marking;
  readonly #dressed = new WeakMap<Page, Promise<void>>();
  #context: BrowserContext | undefined;

  constructor(
    browser: Browser,
    { viewport, language }: { viewport: Viewport; language: string },
    watched: { walk: Walk; evidence: Evidence },
    marking: Marking,
  ) {
    this.#browser = browser;
    this.#viewport = viewport;
    this.#language = language;
    this.#watched = watched;
    this.#marking = marking;
  }

  /**
   * Opens the first tab.
   * @throws {Failure} when the browser is gone
   */
  async begin(downloads: Downloads): Promise<Page> {
    const context = this.#browser.connected ? await this.#browser.createBrowserContext() : undefined;
    this.#context = context;
    if (!context) throw new Failure('infrastructure', 'The browser is not running.');
    context.on('targetcreated', (target) => {
      if (target.type() !== 'page') return;
      // A tab that is gone again needs no dress.
      target
        .page()
        .then((page) => page && this.adopt(page))
        .catch(() => undefined);
    });
    // One after the other: a tab that Firefox opens meanwhile never comes.
    await downloads.allow(this.#browser, context);
    this.first = await this.open();
    return this.first;
  }

  /** Opens a tab. */
  async open(): Promise<Page> {
    if (!this.#context) throw new Failure('infrastructure', 'The browser is not running.');
    const page = await this.#context.newPage();
    await this.adopt(page);
    return page;
  }

  /** Makes a tab one of the journey's, once: those that the site opens get the same size and mark. */
  adopt(page: Page): Promise<void> {
    const dressing = this.#dressed.get(page) ?? this.#dress(page);
    this.#dressed.set(page, dressing);
    return dressing;
  }

  /** Gives a tab another size, and those that open later. */
  async resize(page: Page, size: Size): Promise<void> {
    this.#viewport = { ...this.#viewport, ...size };
    await page.setViewport(this.#viewport);
  }

  /** Closes them all. */
  async close(): Promise<void> {
    await this.#context?.close();
  }

  async #dress(page: Page): Promise<void> {
    const { walk, evidence } = this.#watched;
    watchPage(page, walk, evidence);
    const userAgent = `${await this.#browser.userAgent()} Waymark (synthetic)`;
    const dress = { marking: this.#marking, walk, evidence, language: this.#language };
    await Promise.all([
      engineOf(this.#browser).dress(page, dress),
      page.setViewport(this.#viewport),
      page.setUserAgent({ userAgent }),
    ]);
  }
}
