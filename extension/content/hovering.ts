import { isElement } from '../../journey/target/page.ts';
import type { Opener } from './opener.ts';

/**
 * Watches what shows itself because the pointer came to something, as menus do: acting on it takes the pointer
 * there first. What the page shows otherwise, by what was done or by itself, is no matter of hovering.
 */
export class Hovering {
  readonly #controls: string;
  readonly #signal: AbortSignal;
  /** The controls that are not shown, as far as was looked. */
  readonly #hidden = new Set<Element>();
  /** What came into the document since the last look. */
  #added: Element[] = [];
  #survey: Iterator<void> | undefined;
  #isSurveyed = false;
  /** Whether there are so many controls that the pointer alone is no reason to look at them all again. */
  #isCrowded = false;
  /** What the pointer had to come to for each of the elements to show. */
  readonly #openers = new Map<Element, Element>();
  #over: Element | undefined;
  /** What the pointer was at before. */
  #before: Element | undefined;
  #entered: Element | undefined;
  #enteredAt = -Infinity;
  #isChanged = false;
  #isWaiting = false;
  /** Whether the document was whole at the last look: what shows as it comes is no matter of hovering. */
  #isWhole = false;
  #actedAt = -Infinity;

  /**
   * @param controls matches the elements that are watched
   * @param signal ends it
   */
  constructor(controls: string, signal: AbortSignal) {
    this.#controls = controls;
    this.#signal = signal;
    const observer = new MutationObserver((records) => {
      this.#isChanged = true;
      for (const { addedNodes } of records) this.#added.push(...[...addedNodes].filter(isElement));
      this.#lookSoon();
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    signal.addEventListener('abort', () => observer.disconnect());
    this.#lookSoon();
  }

  /** The pointer came to an element; say so before the page learns of it. */
  enter(element: Element): void {
    if (element === this.#over) return;
    // What was acted on opens by that whatever shows after.
    this.#before = this.#enteredAt > 0 ? this.#over : undefined;
    this.#over = this.#entered = element;
    const at = (this.#enteredAt = performance.now());
    this.#lookSoon();
    // What fades in after a while, by style alone, is told by nothing; what comes once something was done comes of that.
    setTimeout(() => {
      if (this.#enteredAt !== at) return;
      this.#entered = element;
      this.#lookSoon();
    }, SLOWEST);
  }

  /** Something was done: what the page changes now comes of that, and what it shows at once without a change, too. */
  act(): void {
    this.#actedAt = performance.now();
    this.#entered = undefined;
    this.#enteredAt = -Infinity;
    this.#lookSoon();
  }

  /**
   * What the pointer had to come to, one after the other, for an element to show; nothing for most. Told once, as
   * what is shown stays so until the pointer leaves.
   */
  openersOf(element: Element): Opener[] {
    if (this.#isWaiting) this.#look();
    const openers: Element[] = [];
    for (let at = this.#openers.get(element); at && !openers.includes(at); at = this.#openers.get(at)) {
      if (at !== element && at.isConnected) openers.unshift(at);
    }
    const told = openers.map((opener) => ({ element: opener, shown: this.#shownBy(opener) }));
    for (const { shown } of told) for (const at of shown) this.#openers.delete(at);
    return told;
  }

  #shownBy(opener: Element): Element[] {
    return [...this.#openers].filter(([, by]) => by === opener).map(([shown]) => shown);
  }

  #lookSoon(): void {
    if (this.#isWaiting || this.#signal.aborted) return;
    this.#isWaiting = true;
    requestAnimationFrame(() => {
      this.#isWaiting = false;
      this.#look();
    });
  }

  #look(): void {
    // Without a change of the document only the style for hovering shows more; with one, it may come of an act.
    const now = performance.now();
    const isByHover = this.#isWhole && (!this.#isChanged || now - this.#actedAt > LONGEST_CAUSE);
    this.#isWhole = document.readyState !== 'loading';
    const isFresh = this.#isChanged && now - this.#enteredAt <= SLOWEST;
    const opener = isByHover ? (this.#entered ?? (isFresh ? this.#over : undefined)) : undefined;
    this.#entered = undefined;
    const shown = this.#newlyShown(opener);
    if (this.#isChanged || opener || !this.#isSurveyed) this.#surveySoon();
    this.#isChanged = false;
    if (!opener) return;
    for (const element of shown) {
      // What the pointer has come to already was shown by what it was at before.
      const cause = opener === element ? this.#before : opener;
      if (cause) this.#openers.set(element, cause);
    }
  }

  /** The controls that show now and did not at the last look. */
  #newlyShown(opener: Element | undefined): Element[] {
    for (const element of this.#openers.keys()) {
      if (isShown(element)) continue;
      this.#openers.delete(element);
      this.#hidden.add(element);
    }
    const fresh = this.#added.splice(0).flatMap((node) => [node, ...node.querySelectorAll(this.#controls)]);
    // In pages that hide a lot, what is hovered shows what is near it.
    const around = this.#hidden.size > FEW ? nearby(opener) : undefined;
    const hidden = [...this.#hidden].filter((element) => !around || around.contains(element));
    const shown = new Set(
      [...fresh.filter((element) => element.matches(this.#controls)), ...hidden].filter(isShown),
    );
    for (const element of shown) this.#hidden.delete(element);
    return [...shown];
  }

  /** Learns what is hidden: at once in most pages; in those of very many controls, when they rest. */
  #surveySoon(): void {
    if (this.#isSurveyed && !this.#isChanged && this.#isCrowded) return;
    const controls = document.querySelectorAll(this.#controls);
    this.#isCrowded = controls.length > FEW;
    this.#isSurveyed = true;
    const isGoingOn = this.#survey !== undefined;
    this.#survey = this.#surveyed(controls);
    if (!this.#isCrowded) {
      while (!this.#survey.next().done);
      this.#survey = undefined;
    } else if (!isGoingOn) requestIdleCallback((deadline) => this.#goOn(deadline));
  }

  #goOn(deadline: IdleDeadline): void {
    let isDone: boolean | undefined = this.#signal.aborted;
    while (!isDone && deadline.timeRemaining() > 1) isDone = this.#survey?.next().done ?? true;
    if (!isDone) requestIdleCallback((next) => this.#goOn(next));
    else this.#survey = undefined;
  }

  *#surveyed(controls: Iterable<Element>): Generator<void> {
    for (const element of this.#hidden) if (!element.isConnected) this.#hidden.delete(element);
    for (const element of controls) {
      if (isShown(element)) this.#hidden.delete(element);
      else this.#hidden.add(element);
      yield;
    }
  }
}

/** So many controls are looked at at once. */
const FEW = 200;

/** What lies around what the pointer came to. */
function nearby(opener: Element | undefined): Element {
  return opener?.parentElement?.parentElement ?? document.documentElement;
}

/** How long a page may take to open what the pointer asks for (milliseconds). */
const SLOWEST = 250;

/** What a page does within this time after an act may come of it (milliseconds). */
const LONGEST_CAUSE = 1000;

function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}
