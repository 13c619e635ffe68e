import { hitBy } from '../../journey/target/hit.ts';
import { keepClosed } from './closed-list.ts';
import type { Landed } from './protocol.ts';

/**
 * Watches where a press of the pointer goes. Between looking and pressing a page may move things, so what was
 * looked at is no proof: a press that comes to anything else is stopped before the page learns of it.
 */
export class Guard {
  #landed: Landed = { where: 'nowhere' };
  #isRight: ((hit: Element) => boolean) | undefined;
  #name: (hit: Element) => string;

  constructor(name: (hit: Element) => string) {
    this.#name = name;
  }

  /** From now on lets presses through only where `isRight` says so, until the first came to the right place. */
  arm(isRight: (hit: Element) => boolean): void {
    this.disarm();
    this.#landed = { where: 'nowhere' };
    this.#isRight = isRight;
    for (const type of EVENTS) addEventListener(type, this.#hear, OPTIONS);
  }

  /** Where the press went so far. */
  get landed(): Landed {
    return this.#landed;
  }

  /** Lets everything through again; tells where the press went. */
  disarm(): Landed {
    for (const type of EVENTS) removeEventListener(type, this.#hear, OPTIONS);
    return this.#landed;
  }

  readonly #hear = (event: Event): void => {
    if (!event.isTrusted) return;
    if (this.#landed.where === 'nowhere') {
      const element = hitBy(event);
      const isRight = this.#isRight?.(element) ?? false;
      this.#landed = isRight ? { where: 'right' } : { where: 'wrong', on: this.#name(element) };
      if (isRight) keepClosed(element);
    }
    if (this.#landed.where === 'right') {
      this.disarm();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  };
}

const OPTIONS = { capture: true, passive: false };

const EVENTS = [
  'pointerdown',
  'mousedown',
  'pointerup',
  'mouseup',
  'click',
  'auxclick',
  'dblclick',
  'contextmenu',
];
