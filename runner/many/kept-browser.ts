import type { Browser, LaunchOptions } from 'puppeteer';
import { answers, endBrowser, startBrowser } from '../play/browser.ts';

/** One browser for many journeys; replaced when it has died or does not answer. */
export class KeptBrowser {
  readonly #options: LaunchOptions;
  readonly #patience: number | undefined;
  #starting: Promise<Browser> | undefined;
  #ending: Promise<void> | undefined;

  /**
   * Starts at once, so that the browser comes up while journeys are loaded.
   * @param patience how long it may take to answer, in milliseconds
   */
  constructor(options: LaunchOptions, patience?: number) {
    this.#patience = patience;
    // Whoever uses it decides what a signal ends.
    this.#options = { ...options, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
    this.#start().catch(() => undefined);
  }

  /**
   * A browser that answers.
   * @throws {Misuse} when there is none to start
   */
  async get(): Promise<Browser> {
    const starting = this.#starting ?? this.#start();
    const browser = await starting;
    if (await answers(browser, this.#patience)) return browser;
    // Whoever notices first replaces it; all others wait for the new one.
    if (this.#starting === starting) this.#starting = undefined;
    await endBrowser(browser, this.#patience);
    return this.#starting ?? this.#start();
  }

  /** Ends it, whatever state it is in; once is enough. */
  close(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  async #end(): Promise<void> {
    const browser = await this.#starting?.catch(() => undefined);
    if (browser) await endBrowser(browser, this.#patience);
  }

  #start(): Promise<Browser> {
    const starting = startBrowser(this.#options);
    this.#starting = starting;
    return starting;
  }
}
