import { wordCandidate } from '../../journey/wording.ts';
import { Failure } from './failure.ts';
import { lookFor, type Found } from './looking.ts';
import type { Deadline } from './deadline.ts';
import type { Sought } from './pointing.ts';

/**
 * Brings the pointer to an element that was found, and leaves it there.
 * @throws {Failure} when the element keeps moving away
 */
export async function pointAt(sought: Sought, found: Found, deadline: Deadline): Promise<void> {
  const { page, frames, candidate, need } = sought;
  let at = found;
  for (;;) {
    // Some pages look at the pointer's way, so it comes in two steps.
    await page.puppeteer.mouse.move(at.x, at.y, { steps: 2 });
    const again = await lookFor(page, frames, candidate, need, deadline);
    if (Math.abs(again.x - at.x) < 1 && Math.abs(again.y - at.y) < 1) return;
    if (deadline.left === 0) throw new Failure('moving', `${wordCandidate(candidate)} does not stop moving.`);
    at = again;
  }
}
