import { setTimeout as pause } from 'node:timers/promises';
import type { ElementHandle } from 'puppeteer';
import { holding, type Modifier } from './keys.ts';
import type { Locator } from './locator.ts';
import type { Position } from './pointing.ts';

/** Where to scroll (CSS pixels from the start, or the end), or how to turn the mouse wheel. */
export interface Scroll extends Wheel {
  to?: 'end' | number | { x: 'end' | number };
}

interface Wheel {
  by?: { x?: number; y?: number } | undefined;
  turns?: number | undefined;
  /** How long all turns take, in milliseconds. */
  during?: number | undefined;
  position?: Position | undefined;
  modifiers?: Modifier[] | undefined;
}

/** Scrolls on; throws while it has not come there, as more may come to be scrolled through. */
export async function scrollTo(
  element: ElementHandle<Element>,
  to: NonNullable<Scroll['to']>,
): Promise<void> {
  const left = await element.evaluate(
    async (own, goal, axis) => {
      const scroller = own === document.documentElement ? (document.scrollingElement ?? own) : own;
      const most =
        axis === 'x'
          ? scroller.scrollWidth - scroller.clientWidth
          : scroller.scrollHeight - scroller.clientHeight;
      const wanted = goal === 'end' ? most : goal;
      scroller.scrollTo({ [axis === 'x' ? 'left' : 'top']: wanted, behavior: 'instant' });
      await new Promise(requestAnimationFrame);
      return Math.abs(wanted - (axis === 'x' ? scroller.scrollLeft : scroller.scrollTop));
    },
    typeof to === 'object' ? to.x : to,
    typeof to === 'object' ? 'x' : 'y',
  );
  if (left > 2) throw new Error(`it is ${Math.round(left)} px from where it is to be.`);
}

/** Turns the mouse wheel over an element that acts on that, as maps do, as fast as it was turned. */
export async function turnWheel(locator: Locator, wheel: Wheel): Promise<void> {
  const { by = {}, turns = 1, during = 0, position, modifiers = [] } = wheel;
  const { keyboard, mouse } = locator.tab.puppeteer;
  const { x, y } = await locator.ready(position);
  await mouse.move(x, y);
  await holding(keyboard, modifiers, async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      if (turn > 0) await pause(during / (turns - 1));
      await mouse.wheel({ deltaX: (by.x ?? 0) / turns, deltaY: (by.y ?? 0) / turns });
    }
  });
}
