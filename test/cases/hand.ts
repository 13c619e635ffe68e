import type { ElementHandle, Frame, KeyInput, MouseButton, Page } from 'puppeteer';

/** A place: an element told by a selector, at its middle, or at fractions of its width and height. */
export type Spot = string | readonly [selector: string, x: number, y: number];

type Held = 'Alt' | 'Control' | 'Meta' | 'Shift';

/** How a click is made, beside the plain one. */
export interface Clicking {
  readonly button?: MouseButton;
  readonly count?: number;
  readonly holding?: readonly Held[];
  /** For how long the button is held (milliseconds). */
  readonly delay?: number;
}

/**
 * The hand of a person on mouse and keyboard: acts on a page by trusted input alone, with a short rest after each act,
 * as people have. Elements are told by Puppeteer selectors. Works over CDP and over WebDriver BiDi.
 */
export class Hand {
  readonly page: Page;
  readonly #where: Page | Frame;
  readonly #rest: number;

  /**
   * @param where the document that it acts in
   * @param rest between acts (milliseconds)
   */
  constructor(page: Page, where: Page | Frame = page, rest = REST) {
    this.page = page;
    this.#where = where;
    this.#rest = rest;
  }

  /** Waits until an element can be seen. */
  async see(selector: string): Promise<ElementHandle> {
    const element = await this.#where.waitForSelector(selector, { visible: true, timeout: PATIENCE });
    if (!element) throw new Error(`There is no ${selector}.`);
    return element;
  }

  /** Waits until a JavaScript expression is true in the page. */
  async until(expression: string): Promise<void> {
    await this.#where.waitForFunction(expression, { timeout: PATIENCE });
  }

  async click(
    spot: Spot,
    { button = 'left', count = 1, holding = [], delay = 0 }: Clicking = {},
  ): Promise<void> {
    const { x, y } = await this.#find(spot);
    await this.page.mouse.move(x, y);
    await this.page.evaluate(FRAME);
    for (const key of holding) await this.page.keyboard.down(key);
    await this.page.mouse.click(x, y, { button, count, delay });
    for (const key of holding) await this.page.keyboard.up(key);
    await this.rest();
  }

  /** Moves the pointer onto something, and rests there. */
  async hover(spot: Spot): Promise<void> {
    const { x, y } = await this.#find(spot);
    await this.page.mouse.move(x, y, { steps: 4 });
    await this.rest();
    await this.rest();
  }

  /** Turns the mouse wheel over something, by CSS pixels: down, or up where they are negative. */
  async turnWheel(spot: Spot, deltaY: number): Promise<void> {
    const { x, y } = await this.#find(spot);
    await this.page.mouse.move(x, y);
    await this.page.mouse.wheel({ deltaY });
    await this.rest();
  }

  /** Clicks into a field and types. What it held stays, unless `over` it is typed. */
  async type(spot: Spot, text: string, { over = false } = {}): Promise<void> {
    await this.click(spot, over ? { count: 3 } : {});
    await this.write(text);
  }

  /** Types where the cursor is. */
  async write(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.rest();
  }

  /** Presses keys one after the other, each such as `Enter` or `Control+Shift+K`. */
  async press(...strokes: readonly string[]): Promise<void> {
    for (const stroke of strokes) {
      const keys = stroke.split('+').map(keyOf);
      const last = keys.pop();
      for (const key of keys) await this.page.keyboard.down(key);
      // Chromium learns of the editing command of a key by its name alone.
      const commands = keys.includes('Control') && last ? (COMMANDS.get(last) ?? []) : [];
      if (last) await this.page.keyboard.press(last, { commands });
      for (const key of keys.toReversed()) await this.page.keyboard.up(key);
      await this.page.evaluate(FRAME).catch(() => undefined); // the key may have led elsewhere
    }
    await this.rest();
  }

  /** Presses Tab until an element has the focus. */
  async tabTo(selector: string): Promise<void> {
    for (let times = 0; times < 20; times += 1) {
      await this.page.keyboard.press('Tab');
      if (await this.#where.$eval(selector, (at) => at.matches(':focus'))) return this.rest();
    }
    throw new Error(`${selector} can't be reached with Tab.`);
  }

  /** Drags along a way in small moves, each of which the page sees in a frame of its own. */
  async drag(...way: readonly Spot[]): Promise<void> {
    const { mouse } = this.page;
    let from: { x: number; y: number } | undefined;
    for (const spot of way) {
      const to = await this.#find(spot, from === undefined);
      if (from) {
        const steps = Math.max(4, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 12));
        for (let step = 1; step <= steps; step += 1) {
          const part = step / steps;
          await mouse.move(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
          await this.page.evaluate(FRAME);
        }
      } else {
        await mouse.move(to.x, to.y);
        await this.page.evaluate(FRAME);
        await mouse.down();
      }
      from = to;
    }
    await this.rest();
    await mouse.up();
    await this.rest();
  }

  /** Opens a file chooser by a click, and chooses files in it. */
  async choose(spot: Spot, ...files: readonly string[]): Promise<void> {
    const chooser = this.page.waitForFileChooser({ timeout: PATIENCE });
    chooser.catch(() => undefined); // told by the await below
    await this.click(spot);
    await (await chooser).accept([...files]);
    await this.rest();
  }

  /** Answers the next dialog: true (OK), false (Cancel), or what is typed into it. */
  answer(answer: boolean | string): void {
    this.page.once('dialog', (dialog) => {
      const done =
        answer === false ? dialog.dismiss() : dialog.accept(typeof answer === 'string' ? answer : undefined);
      done.catch(() => undefined); // the page may be gone
    });
  }

  /** A hand in the document of a frame. */
  async in(selector: string): Promise<Hand> {
    const element = await this.#where.waitForSelector(selector, { timeout: PATIENCE });
    const frame = await element?.contentFrame();
    if (!frame) throw new Error(`There is no frame ${selector}.`);
    return new Hand(this.page, frame, this.#rest);
  }

  /** A hand in the window that an act opens. */
  async popup(act: () => Promise<void>): Promise<Hand> {
    const opened = Promise.withResolvers<Page>();
    this.page.once('popup', (page) => page && opened.resolve(page));
    await act();
    const page = await opened.promise;
    await page.bringToFront();
    return new Hand(page, page, this.#rest);
  }

  /**
   * Opens a tab, long after the last act, and goes to an address of the site in it. No driver presses the browser's own
   * button for that; the window is opened so that nothing tells where it came from, as with that button.
   */
  async newTab(path: string): Promise<Hand> {
    await new Promise((resolve) => setTimeout(resolve, LONG_AFTER));
    const url = new URL(path, this.page.url()).href;
    const opened = this.page.browser().waitForTarget((target) => target.url() === url, { timeout: PATIENCE });
    await this.page.evaluate((address) => void open(address, '_blank', 'noopener,noreferrer'), url);
    const page = await (await opened).page();
    if (!page) throw new Error(`No tab shows ${url}.`);
    await page.bringToFront();
    return new Hand(page);
  }

  /** Closes the tab by the browser's own button, long enough after the last act to be none of its doing. */
  async closeTab(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, LONG_AFTER));
    await this.page.close();
    await this.rest();
  }

  /** Goes to an address of the site, by the address bar. */
  async goTo(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.page.url()).href);
    await this.rest();
  }

  /** The browser's own buttons. */
  async back(): Promise<void> {
    await this.#traverse(() => this.page.goBack({ timeout: 0 }));
  }

  async forward(): Promise<void> {
    await this.#traverse(() => this.page.goForward({ timeout: 0 }));
  }

  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: 'load' });
    await this.rest();
  }

  /**
   * Long after the last act, as in Firefox nothing but that tells a person's going back from a script's. Of a page that
   * comes back as it was, no load is heard over WebDriver BiDi: its address tells that it is there.
   */
  async #traverse(go: () => Promise<unknown>): Promise<void> {
    const isFirefox = /firefox/i.test(await this.page.browser().version());
    if (isFirefox) await new Promise((resolve) => setTimeout(resolve, LONG_AFTER));
    const look = (): Promise<unknown> =>
      this.page.evaluate('document.readyState === "complete" && location.href').catch(() => false);
    const before = await look();
    go().catch(() => undefined); // told by the address
    const until = Date.now() + PATIENCE;
    for (let now = before; now === before || now === false; now = await look()) {
      if (Date.now() > until) throw new Error(`The page stayed at ${String(before)}.`);
      await this.rest();
    }
    await this.rest();
  }

  /** Makes the window larger or smaller: its page gets that size. */
  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewport({ ...this.page.viewport(), width, height });
    await this.until(`innerWidth === ${width} && innerHeight === ${height}`);
    await this.rest();
  }

  /** A short rest between acts. */
  async rest(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.#rest));
  }

  /** Where something is once it rests, as people wait for what slides into place; in the end where it is. */
  async #find(spot: Spot, scrolls = true): Promise<{ x: number; y: number }> {
    let at = await this.#place(spot, scrolls);
    for (let look = 1; look < MOST_LOOKS; look += 1) {
      await this.page.evaluate(FRAME);
      const now = await this.#place(spot, scrolls);
      if (now.x === at.x && now.y === at.y) break;
      at = now;
    }
    return at;
  }

  async #place(spot: Spot, scrolls: boolean): Promise<{ x: number; y: number }> {
    const [selector, x, y] = typeof spot === 'string' ? [spot, 0.5, 0.5] : spot;
    const seen = this.#where === this.page ? await this.#boxInSight(selector) : undefined;
    if (seen) return { x: seen.left + seen.width * x, y: seen.top + seen.height * y };
    const element = await this.see(selector);
    if (scrolls) await element.scrollIntoView();
    const box = await element.boundingBox();
    if (!box) throw new Error(`${selector} has no box.`);
    return { x: box.x + box.width * x, y: box.y + box.height * y };
  }

  /** Where an element is that can be seen already; in one question, as most are. */
  #boxInSight(
    selector: string,
  ): Promise<{ left: number; top: number; width: number; height: number } | undefined> {
    const look = this.page.$eval(selector, (at) => {
      const { left, top, right, bottom, width, height } = at.getBoundingClientRect();
      const isWhole = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      const root = at.getRootNode();
      const isRoot = root instanceof Document || root instanceof ShadowRoot;
      const hit = isRoot ? root.elementFromPoint(left + width / 2, top + height / 2) : null;
      return isWhole && at.contains(hit) ? { left, top, width, height } : undefined;
    });
    return look.catch(() => undefined); // it is to come yet
  }
}

/** Between acts (milliseconds). */
const REST = 80;

/** After this time what happens to a tab is the person's doing (milliseconds). */
const LONG_AFTER = 1100;

/** So often is looked, a painted frame apart, whether something rests. */
const MOST_LOOKS = 20;

/** For an element to show (milliseconds). */
const PATIENCE = 8000;

const COMMANDS = new Map<KeyInput, string[]>([
  ['a', ['selectAll']],
  ['c', ['copy']],
  ['v', ['paste']],
]);

/** Waits until the page has painted. */
const FRAME = 'new Promise((resolve) => requestAnimationFrame(() => resolve(0)))';

/** A key as Puppeteer names it; a letter is pressed as its small self. */
function keyOf(name: string): KeyInput {
  const key = name === 'Space' ? ' ' : name.length === 1 ? name.toLowerCase() : name;
  if (isKey(key)) return key;
  throw new Error(`There is no key ${name}.`);
}

function isKey(name: string): name is KeyInput {
  return /^([a-z0-9]|[ /.]|Enter|Escape|Tab|Backspace|Delete|Home|End|Page(Up|Down)|Arrow(Up|Down|Left|Right)|Alt|Control|Meta|Shift|F\d+)$/.test(
    name,
  );
}
