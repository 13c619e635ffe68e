import type { Opener } from './opener.ts';

/**
 * Watches what shows itself because the pointer came to something, as menus do: acting on it takes the pointer
 * there first. What the page shows otherwise, by what was done or by itself, is no matter of hovering.
 */
export class Hovering {
  readonly #controls: string;
  readonly #signal: AbortSignal;
  #seen = new Set<Element>();
  /** What the pointer had to come to for each of the elements to show. */
  readonly #openers = new Map<Element, Element>();
  #over: Element | undefined;
  /** What the pointer was at before. */
  #before: Element | undefined;
  #entered: Element | undefined;
  #enteredAt = -Infinity;
  #isChanged = false;
  #isWaiting = false;
  #actedAt = -Infinity;

  /**
   * @param controls matches the elements that are watched
   * @param signal ends it
   */
  constructor(controls: string, signal: AbortSignal) {
    this.#controls = controls;
    this.#signal = signal;
    const observer = new MutationObserver(() => {
      this.#isChanged = true;
      this.#lookSoon();
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    signal.addEventListener('abort', () => observer.disconnect());
    this.#lookSoon();
  }

  /** The pointer came to an element; say so before the page learns of it. */
  enter(element: Element): void {
    if (element === this.#over) return;
    this.#before = this.#over;
    this.#over = this.#entered = element;
    this.#enteredAt = performance.now();
    this.#lookSoon();
    // What fades in after a while, by style alone, is told by nothing.
    setTimeout(() => {
      if (this.#over !== element) return;
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
    const isByHover = !this.#isChanged || now - this.#actedAt > LONGEST_CAUSE;
    const isFresh = this.#isChanged && now - this.#enteredAt <= SLOWEST;
    const opener = isByHover ? (this.#entered ?? (isFresh ? this.#over : undefined)) : undefined;
    this.#entered = undefined;
    this.#isChanged = false;
    const before = this.#seen;
    this.#seen = new Set([...document.querySelectorAll(this.#controls)].filter(isShown));
    for (const element of before) if (!this.#seen.has(element)) this.#openers.delete(element);
    if (!opener) return;
    for (const element of this.#seen) {
      if (before.has(element)) continue;
      // What the pointer has come to already was shown by what it was at before.
      const cause = opener === element ? this.#before : opener;
      if (cause) this.#openers.set(element, cause);
    }
  }
}

/** How long a page may take to open what the pointer asks for (milliseconds). */
const SLOWEST = 250;

/** What a page does within this time after an act may come of it (milliseconds). */
const LONGEST_CAUSE = 1000;

function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}
