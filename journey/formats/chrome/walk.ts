import { MAIN_PAGE } from '../../format.ts';
import type { Effect, Step, Viewport } from '../../model.ts';
import { openedBy } from '../../references.ts';
import { shortUrl } from '../../url.ts';
import { wordStep } from '../../wording.ts';
import { withEffects } from '../effects.ts';
import { effectsOf } from './effects.ts';
import { modifierOf, type Modifier } from './keys.ts';
import type { ChromeStep, ChromeStepOf } from './recording.ts';
import { secretOf, stepsOf, unsupported } from './steps-in.ts';

/** A part of the recording whose steps belong together, such as a key that goes down and up again. */
interface Unit {
  from: number;
  made: Step[];
}

/** What is held, since which step of the recording; `isUsed` tells whether something was done with it. */
interface Held {
  since: number;
  isUsed: boolean;
}

/** Goes through a recording and notes what it comes to. */
export class Walk {
  readonly notes: string[] = [];
  readonly tabs = new Map<string, string>();
  readonly baseUrl: string;
  viewport: Viewport | undefined;
  viewportAt: number | undefined;
  /** The names of the tabs that are there. */
  readonly #open = new Set([MAIN_PAGE]);
  readonly #units: Unit[] = [];
  readonly #held = new Map<Modifier, Held>();
  /** The keys that are down, and the step of the journey that pressed them. */
  readonly #down = new Map<string, Unit>();

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl;
  }

  /** The steps of the journey, with ids after their places in the recording. */
  steps(): Step[] {
    return this.#units.flatMap(({ from, made }) =>
      made.map((step, at): Step => {
        const id = at === 0 ? `s${from + 1}` : `s${from + 1}-${at + 1}`;
        return { ...step, id, imported: from };
      }),
    );
  }

  take(step: ChromeStep, at: number): void {
    if (step.type === 'keyDown' && modifierOf(step.key)) return this.#hold(step, at);
    if (step.type === 'keyUp' && this.#letGo(step, at)) return;
    if (step.type === 'setViewport' && this.#resize(step, at)) return;
    const tab = this.#tabOf(step, at);
    const held = /^(click|doubleClick|keyDown)$/.test(step.type) ? this.#use() : [];
    const { steps, notes } = stepsOf(step, { baseUrl: this.baseUrl, tab, held });
    const unit = this.#add(
      at,
      steps.map((made) => this.#fitting(made)),
    );
    if (step.type === 'keyDown') this.#down.set(step.key, unit);
    this.notes.push(...notes.map((note) => `Step ${at + 1} (${step.type}): ${note}`));
    this.#noteSecret(step, at);
  }

  /** What is still held at the end belongs to all that came after. */
  end(at: number): void {
    for (const [key, { since, isUsed }] of this.#held) {
      if (!isUsed) this.#add(since, unsupported(`Holding the key ${key}`, { tab: {} }).steps);
      this.#join(since, at);
    }
  }

  #hold(step: ChromeStepOf<'keyDown'>, at: number): void {
    const key = modifierOf(step.key);
    // A key that repeats itself is still the same one.
    if (!key || this.#held.has(key)) return;
    this.#held.set(key, { since: at, isUsed: false });
  }

  /** Whether the key had gone down before. */
  #letGo(step: ChromeStepOf<'keyUp'>, at: number): boolean {
    const { effects } = effectsOf(step, this.baseUrl);
    const modifier = modifierOf(step.key);
    const held = modifier && this.#held.get(modifier);
    if (modifier && held) {
      if (!held.isUsed)
        this.#add(held.since, unsupported(`Pressing the key ${modifier} alone`, this.#tabNow(step)).steps);
      this.#held.delete(modifier);
      this.#join(held.since, at);
      return true;
    }
    const unit = this.#down.get(step.key);
    if (!unit) return false;
    this.#down.delete(step.key);
    const joined = this.#join(unit.from, at);
    joined.made = withEffects(joined.made, effects);
    return true;
  }

  #use(): Modifier[] {
    for (const held of this.#held.values()) held.isUsed = true;
    return [...this.#held.keys()];
  }

  /** Whether it says how large the page is from the start. */
  #resize(step: ChromeStepOf<'setViewport'>, at: number): boolean {
    const { width, height, deviceScaleFactor, isMobile, hasTouch } = step;
    const isWhole = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
    if (this.viewport || this.#units.length > 0 || !isWhole) return false;
    const scale = deviceScaleFactor && deviceScaleFactor > 0 ? deviceScaleFactor : 1;
    this.viewport = {
      width,
      height,
      ...(scale !== 1 && { deviceScaleFactor: scale }),
      ...(isMobile && { isMobile }),
      ...(hasTouch && { hasTouch }),
    };
    this.viewportAt = at;
    return true;
  }

  #add(from: number, made: readonly Step[]): Unit {
    const before = this.#units.findLastIndex((unit) => unit.from <= from);
    const same = this.#units[before];
    if (same?.from === from) {
      same.made.push(...made);
      return same;
    }
    const unit = { from, made: [...made] };
    this.#units.splice(before + 1, 0, unit);
    return unit;
  }

  /** Makes one unit of all from one step of the recording to another. */
  #join(from: number, to: number): Unit {
    // The one that begins before it reaches into it where a key went down there and is up only now.
    const first = this.#units.findIndex((unit) => unit.from >= from && unit.from <= to);
    const inside = this.#units.filter((unit) => unit.from >= from && unit.from <= to);
    const joined = { from, made: inside.flatMap(({ made }) => made) };
    if (inside.length > 0) this.#units.splice(first, inside.length, joined);
    else return this.#add(from, []);
    for (const [key, unit] of this.#down) if (inside.includes(unit)) this.#down.set(key, joined);
    return joined;
  }

  /** A step that Waymark itself wrote names tabs by what the journey called them; they must be there. */
  #fitting(step: Step): Step {
    const opened = openedBy(step).map(({ alias }) => alias);
    const page = step.page ?? MAIN_PAGE;
    const isThere = this.#open.has(page) || (step.kind === 'open' && page !== MAIN_PAGE);
    const isNew = new Set(opened).size === opened.length && opened.every((alias) => !this.#open.has(alias));
    if (!isThere || !isNew)
      return { id: '', kind: 'unsupported', reason: `“${wordStep(step)}” in a tab that nothing opened` };
    for (const alias of opened) this.#open.add(alias);
    return step;
  }

  /** The tab that a step is in; the act before the first step in a new one opened it. */
  #tabOf(step: ChromeStep, at: number): { page?: string } {
    const target = 'target' in step ? step.target : undefined;
    if (target === undefined || target === null || target === MAIN_PAGE) return {};
    const known = [...this.tabs].find(([, name]) => name === target)?.[0];
    if (known !== undefined) return { page: known };
    const page = this.#freeName();
    this.#open.add(page);
    this.tabs.set(page, target);
    const last = this.#units.at(-1);
    const opener = last?.made.at(-1);
    if (last && (opener?.kind === 'click' || opener?.kind === 'press')) {
      const popup: Effect = { kind: 'popup', page };
      last.made = withEffects(last.made, [popup]);
    } else {
      this.#add(at, [{ id: '', kind: 'open', url: shortUrl(target, this.baseUrl) || '/', page }]);
      this.notes.push(
        `Step ${at + 1} (${step.type}): it is in another tab, which the journey opens itself: no click before it did.`,
      );
    }
    return { page };
  }

  #freeName(): string {
    for (let number = 2; ; number += 1) if (!this.#open.has(`tab-${number}`)) return `tab-${number}`;
  }

  #tabNow(step: ChromeStep): { tab: { page?: string } } {
    const target = 'target' in step ? step.target : undefined;
    const page = [...this.tabs].find(([, name]) => name === target)?.[0];
    return { tab: page === undefined ? {} : { page } };
  }

  #noteSecret(step: ChromeStep, at: number): void {
    const secret = step.type === 'change' ? secretOf(step.selectors) : undefined;
    if (secret === undefined) return;
    this.notes.push(
      `Step ${at + 1} (change): its field sounds like a secret, so what was typed is not kept; it is the secret ${secret} now.`,
    );
  }
}
