import type { Candidate, Check } from '../../journey/model.ts';
import { wordCandidate, wordCheck } from '../../journey/wording.ts';
import { withEffects, type Effects } from './effects.ts';
import { Failure } from './failure.ts';
import { Finder } from './finder.ts';
import { checkElement, lookFor, type Found } from './looking.ts';
import type { JourneyPage } from './page.ts';
import { holding, pressKey, type Modifier } from './pressing.ts';
import type { Need } from '../in-page/protocol.ts';
import type { Deadline } from './walk.ts';
import { callInPage, DocumentGone } from './world.ts';

/** How to click, and what it brings about. */
export interface ClickOptions extends Effects {
  button?: 'middle' | 'right';
  /** 2 for a double click. */
  count?: 2;
  /** Keys held meanwhile. */
  modifiers?: Modifier[];
  /** Where in the element, as fractions of its width and height; its middle without. */
  position?: { x: number; y: number };
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

  /** Names elements inside this one. */
  override by(candidate: Candidate): Locator {
    return new Locator(this.#page, this.#frames, inside(this.#candidate, candidate));
  }

  /** The document inside this frame element. */
  contentFrame(): FrameContent {
    return new FrameContent(this.#page, [...this.#frames, this.#candidate]);
  }

  /** Clicks. */
  async click(options: ClickOptions = {}): Promise<void> {
    const { button, count, modifiers = [], position, ...effects } = options;
    const verb =
      count === 2 ? 'Double-click' : button ? `${button === 'right' ? 'Right' : 'Middle'}-click` : 'Click';
    const need: Need = { for: 'point', ...(position && { position }) };
    await this.#act(verb, '', need, effects, async ({ x, y }) => {
      const { puppeteer } = this.#page;
      await holding(puppeteer, modifiers, () =>
        puppeteer.mouse.click(x, y, { ...(button && { button }), ...(count && { count }) }),
      );
    });
  }

  /** Replaces what the field holds. */
  async fill(value: string, effects: Effects = {}): Promise<void> {
    const { walk, puppeteer } = this.#page;
    const secret = Object.entries(walk.options.secrets).find(([, hidden]) => hidden === value)?.[0];
    const shown = secret === undefined ? `“${value}”` : `the secret ${secret}`;
    const need: Need = { for: 'fill', value, secret: secret !== undefined };
    await this.#act('Fill', ` with ${shown}`, need, effects, async ({ todo }) => {
      if (todo !== 'type') return;
      if (value === '') await puppeteer.keyboard.press('Backspace');
      else if (value.length <= LONGEST_TYPED) await puppeteer.keyboard.type(value);
      else await puppeteer.keyboard.sendCharacter(value);
    });
  }

  /** Checks a box, radio button or switch, unless it is checked. */
  async check(effects: Effects = {}): Promise<void> {
    await this.#setChecked(true, effects);
  }

  /** Unchecks a box or switch, unless it is unchecked. */
  async uncheck(effects: Effects = {}): Promise<void> {
    await this.#setChecked(false, effects);
  }

  /** Selects these options of a list by their labels, and no others. */
  async select(labels: string | readonly string[], effects: Effects = {}): Promise<void> {
    const options = typeof labels === 'string' ? [labels] : [...labels];
    const wanted = options.map((label) => `“${label}”`).join(', ') || 'nothing';
    await this.#act(`Select ${wanted} in`, '', { for: 'select', options }, effects, () => Promise.resolve());
  }

  /** Presses a key, such as `Enter` or `Control+k`, with the focus on the element. */
  async press(key: string, effects: Effects = {}): Promise<void> {
    const { puppeteer } = this.#page;
    await this.#act(`Press ${key} in`, '', { for: 'focus' }, effects, () => pressKey(puppeteer, key));
  }

  /** Waits until a check of the element holds; what `expect(locator)` calls. */
  async satisfies(check: Check): Promise<void> {
    const title = wordCheck(check, { candidates: [this.#candidate], fingerprint: { tag: '*' } });
    await this.#page.walk.act(title, 'check', (deadline) =>
      checkElement(this.#page, this.#frames, this.#candidate, check, deadline),
    );
  }

  /** The element in words: `button “Sign in”`. */
  override toString(): string {
    return wordCandidate(this.#candidate);
  }

  async #setChecked(checked: boolean, effects: Effects): Promise<void> {
    const verb = checked ? 'Check' : 'Uncheck';
    await this.#act(verb, '', { for: 'check', checked }, effects, async (found, deadline) => {
      if (found.todo === 'nothing') return;
      await this.#page.puppeteer.mouse.click(found.x, found.y);
      await assertChecked(found, checked, deadline, String(this));
    });
  }

  async #act(
    verb: string,
    more: string,
    need: Need,
    effects: Effects,
    perform: (found: Found, deadline: Deadline) => Promise<void>,
  ): Promise<void> {
    const page = this.#page;
    await page.walk.act(`${verb} ${this}${more}`, 'act', async (deadline) => {
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
  async press(key: string, effects: Effects = {}): Promise<void> {
    await this.#page.press(key, effects);
  }
}

/** Longer texts are put in at once, as a paste does (characters). */
const LONGEST_TYPED = 100;

function inside(outer: Candidate, inner: Candidate): Candidate {
  return { ...inner, within: inner.within ? inside(outer, inner.within) : outer };
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
