import { Reaction } from './reaction.ts';

/** Tells how long the pointer was held where the page acts on that, as for menus that a long press opens. */
export class Holding {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reaction: Reaction | undefined;
  #since = 0;

  /** The pointer was pressed. */
  press(hit: Element, event: PointerEvent): void {
    this.#end();
    this.#since = event.timeStamp;
    // What the page does at once is for the press, and not for its length.
    this.#timer = setTimeout(() => {
      this.#reaction = new Reaction(hit);
    }, SETTLED);
  }

  /** The pointer was released: for how long it was held (milliseconds, in tenths of a second), if that mattered. */
  release(event: PointerEvent): number | undefined {
    const length = event.timeStamp - this.#since;
    const matters = length >= LEAST && this.#reaction?.seen;
    this.#end();
    return matters ? Math.ceil(length / 100) * 100 : undefined;
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#reaction?.end();
    this.#reaction = undefined;
  }
}

/** In milliseconds; the usual shortest long press is half a second. */
const SETTLED = 300;
const LEAST = 450;
