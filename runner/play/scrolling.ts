import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.ts';
import { pointAt } from './hovering.ts';
import { lookFor, type Found } from './looking.ts';
import type { Deadline } from './deadline.ts';
import type { Sought } from './pointing.ts';

/**
 * Scrolls an element by turning the wheel over it until it is where it is to be, waiting for more of it to come.
 * @throws {Failure} when it does not get there in time
 */
export async function scrollTo(
  sought: Sought,
  found: Found,
  deadline: Deadline,
  name: string,
): Promise<void> {
  const { page, frames, candidate, need } = sought;
  for (let at = found; at.turn; at = await lookFor(page, frames, candidate, need, deadline)) {
    if (deadline.left === 0) {
      const left = Math.abs(at.turn.x) + Math.abs(at.turn.y);
      const seen = `it is ${Math.round(left)} px from where it is to be`;
      throw new Failure('timeout', `Turning the wheel over ${name} does not scroll it there: ${seen}.`);
    }
    const { mouse } = page.puppeteer;
    await mouse.move(at.x, at.y);
    await mouse.wheel({ deltaX: at.turn.x * at.zoom.x, deltaY: at.turn.y * at.zoom.y });
  }
}

/** Turns of the wheel: how far in all (CSS pixels, down and to the right), in how many, in how long (milliseconds). */
export interface Turns {
  x: number;
  y: number;
  turns: number;
  during: number;
}

/**
 * Turns the wheel over an element, as fast as it was turned: pages take together what comes at once.
 * @param holding calls back with the keys held that are to be
 * @throws {Failure} when the element keeps moving away
 */
export async function turnWheel(
  sought: Sought,
  found: Found,
  deadline: Deadline,
  holding: (turn: (wheel: Turns) => Promise<void>) => Promise<void>,
): Promise<void> {
  await pointAt(sought, found, deadline);
  const { mouse } = sought.page.puppeteer;
  await holding(async ({ x, y, turns, during }) => {
    const start = performance.now();
    const upTo = (all: number, turn: number): number => Math.round((all * turn) / turns);
    for (let turn = 1; turn <= turns; turn += 1) {
      const due = turns === 1 ? 0 : (during * (turn - 1)) / (turns - 1);
      await sleep(Math.max(0, start + due - performance.now()));
      await mouse.wheel({
        deltaX: upTo(x, turn) - upTo(x, turn - 1),
        deltaY: upTo(y, turn) - upTo(y, turn - 1),
      });
    }
  });
}
