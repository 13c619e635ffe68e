import type { HTTPResponse, Page, Target as BrowserTarget } from 'puppeteer';
import { isAside, isOfPage } from '../../journey/check.ts';
import type { Candidate, Check } from '../../journey/model.ts';
import { fullUrl, inScope, matchesUrl, shortUrl } from '../../journey/url.ts';
import { wordCheck } from '../../journey/wording.ts';
import { withEffects, type Effects, type Watch } from './effects.ts';
import { engineOf } from './engine.ts';
import { asFailure, Failure } from './failure.ts';
import { Finder } from './finder.ts';
import { loading, notLoaded } from './loading.ts';
import { Locator, WHOLE, type ScrollOptions } from './locator.ts';
import { checkElement, outOfScope, persist } from './looking.ts';
import { checkPage } from './page-checks.ts';
import { paste, type PasteOptions } from './pasting.ts';
import { pressKey } from './pressing.ts';
import type { Deadline } from './deadline.ts';
import type { Size } from './viewport.ts';
import type { Walk } from './walk.ts';
import { callInPage, topPlace } from './world.ts';

/** A tab of the journey: a thin strict layer over a Puppeteer page, which `puppeteer` gives. */
export class JourneyPage extends Finder {
  /** The replay that this page is part of. */
  readonly walk: Walk;
  readonly #alias: string;
  #page: Page | undefined;

  constructor(walk: Walk, alias: string, page?: Page) {
    super();
    this.walk = walk;
    this.#alias = alias;
    this.#page = page;
  }

  /**
   * The Puppeteer page underneath, for all that this layer does not offer.
   * @throws {Failure} while the tab is not open
   */
  get puppeteer(): Page {
    if (this.#page && !this.#page.isClosed()) return this.#page;
    const state = this.#page ? 'closed' : 'not open yet';
    const advice = `Open it by an act with { opens: tabs.${this.#alias} } or by tabs.${this.#alias}.open(…).`;
    throw new Failure('script', `The tab “${this.#alias}” is ${state}.`, advice);
  }

  override by(candidate: Candidate): Locator {
    return new Locator(this, [], candidate);
  }

  /** Goes to an address: a path of the journey's site, or a whole one. */
  goto(url: string, effects: Effects = {}): Promise<void> {
    return this.#navigate(`Go to ${url}`, effects, (deadline) => this.#load(url, deadline));
  }

  /** Opens this tab, as a person does, at an address. */
  open(url: string): Promise<void> {
    return this.walk.act(`Open a tab “${this.#alias}” at ${url}`, 'act', async (deadline) => {
      this.#page = await this.walk.options.openPage();
      await this.#load(url, deadline);
    });
  }

  /** Goes back in the tab's history. */
  back(effects: Effects = {}): Promise<void> {
    return this.#navigate('Go back', effects, (deadline) => this.#traverse(-1, deadline));
  }

  /** Goes forward in the tab's history. */
  forward(effects: Effects = {}): Promise<void> {
    return this.#navigate('Go forward', effects, (deadline) => this.#traverse(1, deadline));
  }

  /** Loads the page anew. */
  reload(effects: Effects = {}): Promise<void> {
    return this.#navigate('Reload the page', effects, (deadline) => {
      // A page may have come by a form, which is sent again.
      this.#assertInScope(this.puppeteer.url());
      return this.puppeteer.reload(loading(deadline));
    });
  }

  /** Closes the tab. */
  close(): Promise<void> {
    return this.walk.act(`Close the tab “${this.#alias}”`, 'act', () => this.puppeteer.close());
  }

  /** Makes the window larger or smaller: the page gets that size, in CSS pixels. */
  resize({ width, height }: Size, effects: Effects = {}): Promise<void> {
    return this.walk.act(`Make the window ${width} x ${height} px`, 'act', async (deadline) => {
      await this.come();
      await withEffects(this, effects, deadline, async () => {
        await this.walk.options.resize(this.puppeteer, { width, height });
        // The page learns of it as it is painted.
        await callInPage(await topPlace(this.puppeteer), 'painted');
      });
    });
  }

  /** Presses a key, such as `Escape` or `Control+k`, wherever the focus is. */
  press(key: string, effects: Effects = {}): Promise<void> {
    return this.walk.act(`Press ${key}`, 'act', async (deadline) => {
      await this.#comeLoaded(deadline);
      await withEffects(this, effects, deadline, () => pressKey(this.puppeteer, key));
    });
  }

  /** Pastes wherever the focus is. */
  paste(text: string, options: PasteOptions = {}): Promise<void> {
    const { html, ...effects } = options;
    return this.walk.act(`Paste “${text}”`, 'act', async (deadline) => {
      await this.#comeLoaded(deadline);
      await withEffects(this, effects, deadline, () => paste(this.puppeteer, text, html));
    });
  }

  /** Scrolls the page. */
  scroll(options: ScrollOptions): Promise<void> {
    return this.by(WHOLE).scroll(options);
  }

  /** Takes a picture of what can be seen of the page, for the report. */
  screenshot(name: string): Promise<void> {
    return this.walk.act(`Take the screenshot “${name}”`, 'neither', async (_, action) => {
      const picture = await this.walk.options.takePicture(name, this.puppeteer);
      if (picture !== undefined) action.screenshot = picture;
    });
  }

  /** Stands for an act that could not be recorded: always fails, so that it is not forgotten. */
  unsupported(reason: string, _effects: Effects = {}): Promise<void> {
    return this.walk.act(`Unsupported: ${reason}`, 'act', () => {
      const advice =
        'Write this act by hand in its place (page.puppeteer gives the Puppeteer page), or delete it.';
      return Promise.reject(new Failure('unsupported', `${reason} could not be recorded.`, advice));
    });
  }

  /** Waits until a check of the page holds; what `expect(page)` calls. */
  satisfies(check: Check): Promise<void> {
    return this.walk.act(wordCheck(check), isAside(check) ? 'neither' : 'check', (deadline, action) =>
      isOfPage(check)
        ? checkPage(check, this, deadline, action)
        : checkElement(this, [], undefined, check, deadline),
    );
  }

  /**
   * Comes to the front, as a person would before acting in this tab.
   * @throws {Failure} when the page lies outside of the journey's synthetic scope: nothing may be done there
   */
  async come(): Promise<void> {
    const { puppeteer, walk } = this;
    this.#assertInScope(puppeteer.url());
    if (walk.front === this) return;
    if (walk.front !== undefined) await puppeteer.bringToFront();
    walk.front = this;
  }

  /** Comes to the front once the page's own scripts have run: before, nothing may listen to what is pressed. */
  async #comeLoaded(deadline: Deadline): Promise<void> {
    await this.come();
    await persist(deadline, async () => {
      const early = await callInPage(await topPlace(this.puppeteer), 'loaded', deadline.left);
      if (early) throw new Failure(early.verdict, early.message);
    });
  }

  /** Watches for the page's address to become what `pattern` names. */
  watchAddress(pattern: string): Watch {
    const { puppeteer } = this;
    const { baseUrl } = this.walk.options;
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = engineOf(puppeteer.browser()).onAddress(puppeteer, (url) => {
      if (matchesUrl(pattern, url, baseUrl)) resolve();
    });
    return {
      happened: promise,
      late: () => `the page has not gone to ${pattern}; it is at ${shortUrl(placeOf(puppeteer), baseUrl)}`,
      stop,
    };
  }

  /** Watches for tabs to be opened by this one; they are taken in the order in which they open. */
  watchOpening(tabs: readonly JourneyPage[]): Watch {
    const context = this.puppeteer.browserContext();
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = [...tabs];
    const names = tabs.map((tab) => `the tab “${tab.#alias}”`).join(' and ');
    const look = (target: BrowserTarget): void => {
      const tab = target.type() === 'page' ? waiting.shift() : undefined;
      if (!tab) return;
      const isLast = waiting.length === 0;
      void this.#take(target, tab).then(() => isLast && resolve());
    };
    context.on('targetcreated', look);
    return {
      happened: promise,
      late: () => `${names} did not open`,
      stop: () => void context.off('targetcreated', look),
    };
  }

  /** Watches for the page to close its tab. */
  watchClosing(): Watch {
    const { puppeteer } = this;
    const { promise, resolve } = Promise.withResolvers<void>();
    puppeteer.once('close', () => resolve());
    return { happened: promise, late: () => `the tab “${this.#alias}” is still open`, stop: () => undefined };
  }

  async #take(target: BrowserTarget, tab: JourneyPage): Promise<void> {
    try {
      const page = await target.page();
      if (page) await this.walk.options.adopt(page);
      tab.#page = page ?? undefined;
    } catch (error) {
      this.walk.fail(asFailure(error));
    }
  }

  #navigate(
    title: string,
    effects: Effects,
    go: (deadline: Deadline) => Promise<HTTPResponse | null | void>,
  ): Promise<void> {
    return this.walk.act(title, 'act', async (deadline) => {
      await withEffects(this, effects, deadline, async () => {
        this.walk.front ??= this;
        await go(deadline).catch((error: unknown) => {
          throw notLoaded(title, error);
        });
      });
    });
  }

  #traverse(delta: -1 | 1, deadline: Deadline): Promise<void> {
    return engineOf(this.puppeteer.browser()).traverse(this.puppeteer, delta, deadline);
  }

  async #load(url: string, deadline: Deadline): Promise<void> {
    const whole = fullUrl(url, this.walk.options.baseUrl);
    this.#assertInScope(whole);
    await this.puppeteer.goto(whole, loading(deadline)).catch((error: unknown) => {
      throw notLoaded(`Go to ${url}`, error);
    });
  }

  #assertInScope(url: string): void {
    const { scopes, baseUrl } = this.walk.options;
    if (inScope(url, scopes, baseUrl)) return;
    throw outOfScope(url, scopes, baseUrl);
  }
}

/** A page's address; what Firefox shows where nothing could be loaded says more than anybody wants to read. */
function placeOf(page: Page): string {
  return page.url().replace(/^(about:\w+error)\?.*/s, '$1');
}
