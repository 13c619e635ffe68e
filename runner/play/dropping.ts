import { wordCandidate } from '../../journey/wording.ts';
import { Deadline } from './deadline.ts';
import { engineOf } from './engine.ts';
import { Failure } from './failure.ts';
import { lookFor, type Found } from './looking.ts';
import type { Sought } from './pointing.ts';
import { DocumentGone } from './place.ts';
import { callInPage } from './world.ts';

/**
 * Drops files on an element, as a person does who drags them in from another window.
 * @param files whole paths
 * @throws {Failure} when the element is not ready in time, or does not take them: nothing is dropped then
 */
export async function dropFiles(sought: Sought, files: readonly string[], deadline: Deadline): Promise<void> {
  const { page, frames, candidate, need } = sought;
  const held = await engineOf(page.puppeteer.browser()).holdFiles(page.puppeteer, files);
  const look = (within: Deadline): Promise<Found> => lookFor(page, frames, candidate, need, within);
  let at: Point = await look(new Deadline(0)).catch(async (error: unknown) => {
    if (!(error instanceof Failure) || !LATER.has(error.cause)) return look(deadline);
    // Pages show where to drop once something is held over them.
    return middleOf(sought);
  });
  try {
    await held.enter(at);
    for (;;) {
      await held.over(at);
      const place = await look(deadline);
      const isThere = Math.abs(place.x - at.x) < 1 && Math.abs(place.y - at.y) < 1;
      at = place;
      if (!isThere && deadline.left > 0) continue;
      if (!isThere) throw new Failure('moving', `${wordCandidate(candidate)} does not stop moving.`);
      await callInPage(place.place, 'awaitDrop');
      await held.drop(at);
      const isTaken = await callInPage(place.place, 'tookDrop').catch((error: unknown) => {
        if (error instanceof DocumentGone) return true;
        throw error;
      });
      if (isTaken) return;
      throw new Failure('check', `${wordCandidate(candidate)} does not take files that are dropped on it.`);
    }
  } catch (error) {
    await held.cancel(at).catch(() => undefined);
    throw error;
  } finally {
    await held.end().catch(() => undefined);
  }
}

interface Point {
  x: number;
  y: number;
}

/** Why an element may show itself only once something is held over the page. */
const LATER: ReadonlySet<string> = new Set(['missing', 'hidden']);

async function middleOf({ page }: Sought): Promise<Point> {
  const size = await page.puppeteer.evaluate(() => ({ x: innerWidth, y: innerHeight }));
  return { x: size.x / 2, y: size.y / 2 };
}
