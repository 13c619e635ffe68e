import { basename } from 'node:path';
import type { Candidate, Caret, Check, ScrolledTo } from '../../journey/model.ts';
import {
  wordCandidate,
  wordCaret,
  wordCheck,
  wordScroll,
  wordTurns,
  wordUpload,
} from '../../journey/wording.ts';
import { dragAlong, dragTo } from './dragging.ts';
import { dropFiles } from './dropping.ts';
import { withEffects, type Effects } from './effects.ts';
import { Failure, isGone } from './failure.ts';
import { Finder } from './finder.ts';
import { pointAt } from './hovering.ts';
import { checkElement, lookFor, type Found } from './looking.ts';
import type { JourneyPage } from './page.ts';
import { pointAndPress, type Sought } from './pointing.ts';
import { paste, type PasteOptions } from './pasting.ts';
import { holding, pressKey, type Modifier } from './pressing.ts';
import { scrollTo, turnWheel, type Turns } from './scrolling.ts';
import type { Need } from '../in-page/protocol.ts';
import type { Deadline } from './deadline.ts';
import { filesToUpload } from './uploads.ts';
import { caretFrom, putIn, typeText, type TypeOptions } from './writing.ts';
import { DocumentGone } from './place.ts';
import { callInPage } from './world.ts';

/** How to click, and what it brings about. */
export interface ClickOptions extends Effects {
  button?: 'middle' | 'right';
  /** 2 for a double click. */
  count?: 2;
  /** For how long the button is held, in milliseconds: a long press. */
  hold?: number;
  /** Keys held meanwhile. */
  modifiers?: Modifier[];
  /** Where in the element; its middle without. */
  position?: Place;
}

/** A place in an element, as fractions of its width and height. */
export interface Place {
  x: number;
  y: number;
}

/** Where to scroll, and what it brings about. */
export interface ScrollOptions extends Effects {
  /** CSS pixels from the start, down or with `x` to the right; or the end. More is waited for where it is too short. */
  to: ScrolledTo;
}

/** How to turn the mouse wheel, and what it brings about. */
export interface WheelOptions extends Effects {
  /** How far in all, in CSS pixels: down and to the right, negative for up and to the left. */
  by: { x?: number; y?: number };
  /** In how many turns; one without. */
  turns?: number;
  /** How long all turns take, in milliseconds. */
  during?: number;
  /** Where in the element; its middle without. */
  position?: Place;
  /** Keys held meanwhile. */
  modifiers?: Modifier[];
}

/** How to drag along a path, and what it brings about. */
export interface DragOptions extends Effects {
  /** Keys held meanwhile. */
  modifiers?: Modifier[];
}

/** How to drag to another element, and what it brings about. */
export interface DragToOptions extends DragOptions {
  /** Where the element is held; its middle without. */
  from?: Place;
  /** Where it is dropped in the other element; in its middle without. */
  position?: Place;
}

/**
 * The name of one element. Each act waits until exactly one element bears the name and a person could act on
 * it: seen, at rest, enabled, covered by nothing; then acts by trusted input.
 */
export class Locator extends Finder {
  readonly #page: JourneyPage;
  readonly #frames: readonly Candidate[];
  readonly #candidate: Candidate;

  constructor(page: JourneyPage, frames: readonly Candidate[], candidate: Candidate) {
    super();
    this.#page = page;
    this.#frames = frames;
    this.#candidate = candidate;
  }

  /** By what it is named, in its document. */
  get name(): Candidate {
    return this.#candidate;
  }

  /** Names elements inside this one. */
  override by(candidate: Candidate): Locator {
    return new Locator(this.#page, this.#frames, inside(this.#candidate, candidate));
  }

  /** The document inside this frame element. */
  contentFrame(): FrameContent {
    return new FrameContent(this.#page, [...this.#frames, this.#candidate]);
  }

  /** Clicks. */
  click(options: ClickOptions = {}): Promise<void> {
    const { button, count, hold, modifiers = [], position, ...effects } = options;
    const verb =
      count === 2 ? 'Double-click' : button ? `${button === 'right' ? 'Right' : 'Middle'}-click` : 'Click';
    const need: Need = { for: 'point', ...(position && { position }) };
    return this.#act(verb, '', need, effects, async (found, deadline) => {
      const { mouse } = this.#page.puppeteer;
      const how = { ...(button && { button }), ...(count && { count }), ...(hold && { delay: hold }) };
      await pointAndPress(this.#sought(need), found, deadline, (x, y) =>
        holding(this.#page.puppeteer, modifiers, () => mouse.click(x, y, how)),
      );
    });
  }

  /** Drags the element to another one in the same document and drops it there. */
  dragTo(target: Locator, options: DragToOptions = {}): Promise<void> {
    const { from, position, modifiers = [], ...effects } = options;
    const need: Need = { for: 'point', ...(from && { position: from }) };
    return this.#act('Drag', ` to ${target}`, need, effects, (_, deadline) =>
      holding(this.#page.puppeteer, modifiers, () =>
        dragTo(this.#sought(need), target.#sought({ for: 'drop', ...(position && { position }) }), deadline),
      ),
    );
  }

  /**
   * Drags the pointer along a path on the element, as on canvases, maps and sliders.
   * @param path at least two places as fractions of the element's width and height, also beyond its edges
   */
  drag(path: readonly Place[], options: DragOptions = {}): Promise<void> {
    const { modifiers = [], ...effects } = options;
    const [start] = path;
    const need: Need = { for: 'point', ...(start && { position: start }) };
    return this.#act('Drag', '', need, effects, (_, deadline) =>
      holding(this.#page.puppeteer, modifiers, () => dragAlong(this.#sought(need), path, deadline)),
    );
  }

  /** Scrolls what is in the element, or turns the mouse wheel over an element that acts on that, as maps do. */
  scroll(options: ScrollOptions | WheelOptions): Promise<void> {
    return 'to' in options ? this.#scrollTo(options) : this.#turn(options);
  }

  #scrollTo({ to, ...effects }: ScrollOptions): Promise<void> {
    const need: Need = { for: 'scroll', to };
    const name = isWhole(this.#candidate) ? 'the page' : String(this);
    return this.#actAs(wordScroll(to, name), need, effects, (found, deadline) =>
      scrollTo(this.#sought(need), found, deadline, name),
    );
  }

  #turn({ by, turns = 1, during = 0, position, modifiers = [], ...effects }: WheelOptions): Promise<void> {
    const need: Need = { for: 'point', ...(position && { position }) };
    const wheel: Turns = { x: by.x ?? 0, y: by.y ?? 0, turns, during };
    const title = wordTurns(by, String(this), position, modifiers.length > 0 ? modifiers : undefined);
    return this.#actAs(title, need, effects, (found, deadline) =>
      turnWheel(this.#sought(need), found, deadline, (turn) =>
        holding(this.#page.puppeteer, modifiers, () => turn(wheel)),
      ),
    );
  }

  /** Brings the pointer to the element, as for a menu that opens under it. */
  hover(effects: Effects = {}): Promise<void> {
    const need: Need = { for: 'point' };
    return this.#act('Point at', '', need, effects, (found, deadline) =>
      pointAt(this.#sought(need), found, deadline),
    );
  }

  /** Replaces what the field holds. */
  fill(value: string, effects: Effects = {}): Promise<void> {
    const { walk } = this.#page;
    const secret = Object.entries(walk.options.secrets).find(
      ([, hidden]) => hidden !== '' && value.includes(hidden),
    )?.[0];
    const shown = secret === undefined ? `“${value}”` : `the secret ${secret}`;
    const need: Need = { for: 'fill', value, secret: secret !== undefined };
    return this.#act('Fill', ` with ${shown}`, need, effects, async (found, deadline) => {
      const text = value.replaceAll('\r\n', '\n');
      const put = async ({ todo }: Found): Promise<void> => {
        if (todo !== 'nothing') await putIn(this.#page.puppeteer, text, todo === 'paste');
      };
      await put(found);
      const lack = await lackOf(found, need, deadline);
      if (!lack) return;
      if (!lack.isLeft) throw notTaken(lack, need, String(this));
      // Who is taken the focus from while they type begin again.
      const again = await lookFor(this.#page, this.#frames, this.#candidate, need, deadline);
      await put(again);
      await assertHolds(again, need, deadline, String(this));
    });
  }

  /** Checks a box, radio button or switch, unless it is checked. */
  check(effects: Effects = {}): Promise<void> {
    return this.#setChecked(true, effects);
  }

  /** Unchecks a box or switch, unless it is unchecked. */
  uncheck(effects: Effects = {}): Promise<void> {
    return this.#setChecked(false, effects);
  }

  /** Selects these options of a list by their labels, and no others. */
  select(labels: string | readonly string[], effects: Effects = {}): Promise<void> {
    const options = typeof labels === 'string' ? [labels] : [...labels];
    const wanted = options.map((label) => `“${label}”`).join(', ') || 'nothing';
    const need: Need = { for: 'select', options };
    return this.#act(`Select ${wanted} in`, '', need, effects, (found, deadline) =>
      assertHolds(found, need, deadline, String(this)),
    );
  }

  /**
   * Puts files into a file field, seen or hidden, in place of those it holds; none takes them out.
   * @param paths relative to the folder of the script, which they can't leave: `book-a-tour.files/company.pdf`
   */
  upload(paths: string | readonly string[], effects: Effects = {}): Promise<void> {
    const { walk } = this.#page;
    const given = typeof paths === 'string' ? [paths] : [...paths];
    const names = given.map((path) => basename(path));
    const need: Need = { for: 'upload', names };
    return this.#actAs(wordUpload(names, String(this)), need, effects, async (found, deadline) => {
      const files = await filesToUpload(given, walk.options.files);
      let at = found;
      for (;;) {
        try {
          if (at.todo === 'files') await at.place.giveFiles(files);
          break;
        } catch (error) {
          if (!(error instanceof DocumentGone) || deadline.left === 0) throw error;
          at = await lookFor(this.#page, this.#frames, this.#candidate, need, deadline);
        }
      }
      await assertHolds(at, need, deadline, String(this));
    });
  }

  /**
   * Drops files on the element, as from another window; it may show itself only once they are held over the page.
   * @param paths as `upload` has them
   */
  dropFiles(paths: string | readonly string[], effects: Effects = {}): Promise<void> {
    const page = this.#page;
    const given = typeof paths === 'string' ? [paths] : [...paths];
    const names = given.map((path) => basename(path));
    return page.walk.act(wordUpload(names, String(this), true), 'act', async (deadline) => {
      await page.come();
      const files = await filesToUpload(given, page.walk.options.files);
      await withEffects(page, effects, deadline, () =>
        dropFiles(this.#sought({ for: 'point' }), files, deadline),
      );
    });
  }

  /** Presses a key, such as `Enter` or `Control+k`, with the focus on the element. */
  press(key: string, effects: Effects = {}): Promise<void> {
    // In a field these keys choose from a list that may only open when something was typed.
    const need: Need = { for: 'focus', ...(/^Arrow(Up|Down)$/.test(key) && { isForList: true }) };
    return this.#act(`Press ${key} in`, '', need, effects, () => pressKey(this.#page.puppeteer, key));
  }

  /**
   * Types into text that has looks of its own, or that the page keeps by itself; `fill` is for all other fields. Goes
   * on at the caret, or at the end where the focus was elsewhere, unless told where.
   */
  type(text: string, options: TypeOptions = {}): Promise<void> {
    const { at, effects } = caretFrom(options);
    const where = at === undefined ? '' : ` ${wordCaret(at)}`;
    const need: Need = { for: 'focus', caret: at ?? 'kept' };
    return this.#actAs(`Type “${text}”${where} in ${this}`, need, effects, () =>
      typeText(this.#page.puppeteer, text),
    );
  }

  /** Puts the caret of an editor at a place of its text, or selects a part, as for a button that acts on it. */
  placeCaret(at: Caret, effects: Effects = {}): Promise<void> {
    return this.#act(`Put the caret ${wordCaret(at)} in`, '', { for: 'focus', caret: at }, effects, () =>
      Promise.resolve(),
    );
  }

  /** Pastes at the caret, where the page itself takes what is pasted. */
  paste(text: string, options: PasteOptions = {}): Promise<void> {
    const { html, ...effects } = options;
    return this.#act(`Paste “${text}” into`, '', { for: 'focus', caret: 'kept' }, effects, () =>
      paste(this.#page.puppeteer, text, html),
    );
  }

  /** Waits until a check of the element holds; what `expect(locator)` calls. */
  satisfies(check: Check): Promise<void> {
    const title = wordCheck(check, { candidates: [this.#candidate], fingerprint: { tag: '*' } });
    return this.#page.walk.act(title, 'check', (deadline) =>
      checkElement(this.#page, this.#frames, this.#candidate, check, deadline),
    );
  }

  /** The element in words: `button “Sign in”`. */
  override toString(): string {
    return wordCandidate(this.#candidate);
  }

  #setChecked(checked: boolean, effects: Effects): Promise<void> {
    const verb = checked ? 'Check' : 'Uncheck';
    const need: Need = { for: 'check', checked };
    return this.#act(verb, '', need, effects, async (found, deadline) => {
      if (found.todo === 'nothing') return;
      await pointAndPress(this.#sought(need), found, deadline, (x, y) =>
        this.#page.puppeteer.mouse.click(x, y),
      );
      await assertChecked(found, checked, deadline, String(this));
    });
  }

  #sought(need: Need): Sought {
    return { page: this.#page, frames: this.#frames, candidate: this.#candidate, need };
  }

  #act(
    verb: string,
    more: string,
    need: Need,
    effects: Effects,
    perform: (found: Found, deadline: Deadline) => Promise<void>,
  ): Promise<void> {
    return this.#actAs(`${verb} ${this}${more}`, need, effects, perform);
  }

  #actAs(
    title: string,
    need: Need,
    effects: Effects,
    perform: (found: Found, deadline: Deadline) => Promise<void>,
  ): Promise<void> {
    const page = this.#page;
    return page.walk.act(title, 'act', async (deadline) => {
      await page.come();
      await withEffects(page, effects, deadline, async () => {
        const found = await lookFor(page, this.#frames, this.#candidate, need, deadline);
        await perform(found, deadline);
      });
    });
  }
}

/** The inside of a frame. */
export class FrameContent extends Finder {
  readonly #page: JourneyPage;
  readonly #frames: readonly Candidate[];

  constructor(page: JourneyPage, frames: readonly Candidate[]) {
    super();
    this.#page = page;
    this.#frames = frames;
  }

  override by(candidate: Candidate): Locator {
    return new Locator(this.#page, this.#frames, candidate);
  }

  /** Presses a key wherever the focus is. */
  press(key: string, effects: Effects = {}): Promise<void> {
    return this.#page.press(key, effects);
  }

  /** Scrolls what is in the frame. */
  scroll(options: ScrollOptions): Promise<void> {
    return this.by(WHOLE).scroll(options);
  }

  /** Pastes wherever the focus is. */
  paste(text: string, options: PasteOptions = {}): Promise<void> {
    return this.#page.paste(text, options);
  }
}

/** The name of a whole document. */
export const WHOLE: Candidate = { by: 'css', value: 'html' };

function isWhole(candidate: Candidate): boolean {
  return candidate.by === 'css' && candidate.value === 'html' && !candidate.within;
}

function inside(outer: Candidate, inner: Candidate): Candidate {
  return { ...inner, within: inner.within ? inside(outer, inner.within) : outer };
}

/** Pages may refuse what was typed or chosen, or take a part of it. */
async function assertHolds(found: Found, need: Need, deadline: Deadline, name: string): Promise<void> {
  const lack = await lackOf(found, need, deadline);
  if (lack) throw notTaken(lack, need, name);
}

function notTaken({ seen }: { seen: string }, need: Need, name: string): Failure {
  const isSecret = need.for === 'fill' && need.secret;
  const held = isSecret ? 'something else' : seen === '' ? 'nothing' : `“${seen}”`;
  return new Failure('check', `${name} did not take what it was given; it holds ${held}.`);
}

/** What a field holds that does not hold what it was given, and whether the focus has left it; nothing where it is gone. */
async function lackOf(
  found: Found,
  need: Need,
  deadline: Deadline,
): Promise<{ seen: string; isLeft: boolean } | undefined> {
  try {
    const result = await callInPage(found.place, 'holds', need, Math.min(500, deadline.left));
    return result.holds ? undefined : result;
  } catch (error) {
    if (error instanceof DocumentGone || isGone(error)) return undefined;
    throw error;
  }
}

/** Boxes may be switched by the page a moment later, or be gone with what they did. */
async function assertChecked(found: Found, wanted: boolean, deadline: Deadline, name: string): Promise<void> {
  const check: Check = { kind: 'checked', checked: wanted };
  try {
    const result = await callInPage(found.place, 'check', check, found.target, Math.min(1000, deadline.left));
    if (!result.holds && result.cause === 'check') {
      throw new Failure('check', `${name} was clicked but is still ${wanted ? 'unchecked' : 'checked'}.`);
    }
  } catch (error) {
    if (!(error instanceof DocumentGone)) throw error;
  }
}
