import { ancestry } from '../../journey/target/page.ts';

/** Watches whether the page takes notice of a drag: it changes something, keeps the browser from acting, or captures the pointer. */
export class Reaction {
  readonly #observer = new MutationObserver(() => {
    this.#seen = true;
  });
  #seen = false;
  #last: Event | undefined;

  constructor(hit: Element) {
    const roots = new Set([...ancestry(hit)].map((at) => at.getRootNode()));
    for (const root of [document, ...roots]) {
      this.#observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    }
  }

  /** Whether it did so far. */
  get seen(): boolean {
    if (this.#observer.takeRecords().length > 0 || this.#last?.defaultPrevented) this.#seen = true;
    return this.#seen;
  }

  /** Notes an event that the page is about to hear. */
  hear(event: Event): void {
    if (this.seen) return;
    this.#last = event;
  }

  /** Notes that the page did something. */
  note(): void {
    this.#seen = true;
  }

  /** Forgets what it did so far. */
  forget(): void {
    this.#observer.takeRecords();
    this.#last = undefined;
    this.#seen = false;
  }

  /** Watches no more. */
  end(): void {
    this.#observer.disconnect();
  }
}
