import type { ElementHandle, MouseButton } from 'puppeteer';
import { placeCaret, type Caret } from './caret.ts';
import { dragAlong, dragTo } from './dragging.ts';
import type { Effects } from './effects.ts';
import { fillIn, holds } from './filling.ts';
import { dropFiles, uploadFiles } from './files.ts';
import { seenOf } from './find.ts';
import { Finder, type Find, type Nest } from './finder.ts';
import { isChecked } from './expect.ts';
import { FrameContent, placeInside } from './frames.ts';
import { holding, pressKey, typeText, type Modifier } from './keys.ts';
import { pasteInto } from './pasting.ts';
import { pointOn, type Position } from './pointing.ts';
import { until } from './replay.ts';
import { scrollTo, turnWheel, type Scroll } from './scrolling.ts';
import { selectIn } from './selecting.ts';
import { assertSynthetic, type Tab } from './tab.ts';

/** The document that a locator looks in, and where it begins in the page. */
export interface Place {
  root: ElementHandle<Node>;
  left: number;
  top: number;
}

/** The name of one element. An act waits until exactly one bears it and a person could act on it. */
export class Locator extends Finder {
  readonly tab: Tab;
  readonly place: () => Promise<Place>;
  readonly find: Find;
  readonly words: string;
  readonly nest: Nest;

  constructor(
    tab: Tab,
    place: () => Promise<Place>,
    find: Find,
    words: string,
    nest: Nest = (outer, inner) => async (root) =>
      (await Promise.all((await seenOf(await outer(root))).map(inner))).flat(),
  ) {
    super();
    this.tab = tab;
    this.place = place;
    this.find = find;
    this.words = words;
    this.nest = nest;
  }

  override toString(): string {
    return this.words;
  }

  override inside(find: Find, words: string, nest?: Nest): Locator {
    return new Locator(this.tab, this.place, this.nest(this.find, find), words, nest);
  }

  contentFrame(): FrameContent {
    return new FrameContent(this.tab, () => placeInside(this));
  }

  /** The one element of that name. */
  async one(): Promise<ElementHandle<Element>> {
    const { root } = await this.settled();
    const [first, ...others] = await seenOf(await this.find(root));
    const at = `on ${this.tab.puppeteer.url()}`;
    if (!first) throw new Error(`nothing to be seen matches ${this} ${at}.`);
    if (others.length > 0)
      throw new Error(`${others.length + 1} elements match ${this} ${at}; there must be exactly 1.`);
    return first;
  }

  /** Waits until a person could point at the element; gives it and the point in the page. */
  async ready(position?: Position): Promise<Position & { element: ElementHandle<Element> }> {
    return until(async () => {
      const element = await this.one();
      const point = await element.evaluate(pointOn, position ?? { x: 0.5, y: 0.5 });
      if (typeof point === 'string') throw new Error(`${this} ${point}.`);
      const { left, top } = await this.place();
      return { element, x: left + point.x, y: top + point.y };
    });
  }

  /** Waits for the element and puts the keyboard's focus on it. */
  async focus(): Promise<ElementHandle<Element>> {
    const element = await until(() => this.one());
    if (!(await element.evaluate((own) => own.matches(':focus')))) await element.focus();
    return element;
  }

  act(verb: string, effects: Effects, body: () => Promise<void>): Promise<void> {
    return this.tab.act(`${verb} ${this}`, effects, async () => {
      const { root } = await until(() => this.place());
      assertSynthetic(await root.evaluate(() => location.href));
      await body();
    });
  }

  click(options: ClickOptions = {}): Promise<void> {
    const { button, count, hold, modifiers = [], position, ...effects } = options;
    const how = { ...(button && { button }), ...(count && { count }), ...(hold && { delay: hold }) };
    return this.act('Click', effects, async () => {
      const { x, y } = await this.ready(position);
      const { keyboard, mouse } = this.tab.puppeteer;
      await holding(keyboard, modifiers, () => mouse.click(x, y, how));
    });
  }

  hover(effects: Effects = {}): Promise<void> {
    return this.act('Point at', effects, async () => {
      const { x, y } = await this.ready();
      await this.tab.puppeteer.mouse.move(x, y);
    });
  }

  fill(value: string, effects: Effects = {}): Promise<void> {
    return this.act('Fill', effects, async () => {
      const { element } = await this.ready();
      await fillIn(element, this.tab.puppeteer.keyboard, value);
      await until(() => holds(element, value));
    });
  }

  check(effects: Effects = {}): Promise<void> {
    return this.act('Check', effects, () => this.turn(true));
  }

  uncheck(effects: Effects = {}): Promise<void> {
    return this.act('Uncheck', effects, () => this.turn(false));
  }

  async turn(isOn: boolean): Promise<void> {
    const { element, x, y } = await this.ready();
    if ((await isChecked(element)) === isOn) return;
    await this.tab.puppeteer.mouse.click(x, y);
    await until(async () => {
      if ((await isChecked(element)) !== isOn) throw new Error(`it stays ${isOn ? 'unchecked' : 'checked'}.`);
    });
  }

  /** Selects these options of a list by their labels, and no others. */
  select(labels: string | readonly string[], effects: Effects = {}): Promise<void> {
    return this.act(`Select ${[labels].flat().join(', ')} in`, effects, async () => {
      const { element } = await this.ready();
      await until(() => selectIn(element, [labels].flat()));
    });
  }

  /** @param paths relative to the folder of this script */
  upload(paths: string | readonly string[], effects: Effects = {}): Promise<void> {
    return this.act('Upload to', effects, () => uploadFiles(this, [paths].flat()));
  }

  dropFiles(paths: string | readonly string[], effects: Effects = {}): Promise<void> {
    return this.act('Drop files on', effects, () => dropFiles(this, [paths].flat()));
  }

  press(key: string, effects: Effects = {}): Promise<void> {
    return this.act(`Press ${key} in`, effects, async () => {
      await this.focus();
      await pressKey(this.tab.puppeteer, key);
    });
  }

  /** Types where the caret is, or at a place of the text. */
  type(text: string, options: Effects & Caret & { at?: 'start' | 'end' | 'all' } = {}): Promise<void> {
    const { at, after, before, over, occurrence = 1, ...effects } = options;
    const words = { ...(after && { after }), ...(before && { before }), ...(over && { over }), occurrence };
    const isTold = after !== undefined || before !== undefined || over !== undefined;
    return this.act('Type into', effects, async () => {
      const hadFocus = await (await until(() => this.one())).evaluate((own) => own.matches(':focus'));
      const element = await this.focus();
      const place = at ?? (isTold ? words : hadFocus ? undefined : 'end');
      if (place !== undefined) await placeCaret(element, place);
      await typeText(this.tab.puppeteer.keyboard, text);
    });
  }

  placeCaret(at: 'start' | 'end' | 'all' | Caret, effects: Effects = {}): Promise<void> {
    return this.act('Put the caret in', effects, async () => placeCaret(await this.focus(), at));
  }

  paste(text: string, options: Effects & { html?: string } = {}): Promise<void> {
    const { html, ...effects } = options;
    return this.act('Paste into', effects, async () => pasteInto(await this.focus(), text, html));
  }

  scroll(options: Scroll & Effects): Promise<void> {
    const { to, by, turns, during, position, modifiers, ...effects } = options;
    return this.act('Scroll', effects, async () => {
      if (to !== undefined) await until(async () => scrollTo(await this.one(), to));
      else await turnWheel(this, { by, turns, during, position, modifiers });
    });
  }

  /** Drags along places in the element's own box. */
  drag(path: readonly Position[], options: Effects & { modifiers?: Modifier[] } = {}): Promise<void> {
    const { modifiers = [], ...effects } = options;
    return this.act('Drag', effects, () => dragAlong(this, path, modifiers));
  }

  dragTo(target: Locator, options: DragOptions = {}): Promise<void> {
    const { from, position, modifiers = [], ...effects } = options;
    return this.act('Drag', effects, () => dragTo(this, target, from, position, modifiers));
  }

  /** The document once its scripts have run: what is not there before proves nothing, and nothing may listen yet. */
  async settled(): Promise<Place> {
    const place = await this.place();
    const isLoading = await place.root.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation');
      const isDone = entry instanceof PerformanceNavigationTiming && entry.domContentLoadedEventEnd > 0;
      return document.readyState !== 'complete' && !isDone;
    });
    if (isLoading) throw new Error('the page is still loading.');
    return place;
  }
}

/** How to click, and what it brings about. */
interface ClickOptions extends Effects {
  button?: MouseButton;
  count?: 2;
  /** For how long the button is held, in milliseconds. */
  hold?: number;
  modifiers?: Modifier[];
  position?: Position;
}

/** How to drag to another element, and what it brings about. */
interface DragOptions extends Effects {
  from?: Position;
  position?: Position;
  modifiers?: Modifier[];
}
