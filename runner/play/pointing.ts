import type { Candidate } from '../../journey/model.ts';
import type { Landed, Need } from '../in-page/protocol.ts';
import { wordCandidate } from '../../journey/wording.ts';
import { Failure, isGone } from './failure.ts';
import { lookFor, type Found } from './looking.ts';
import type { JourneyPage } from './page.ts';
import type { Deadline } from './deadline.ts';
import { DocumentGone } from './place.ts';
import { callInPage } from './world.ts';

/** An element by its name, as acts look for it. */
export interface Sought {
  page: JourneyPage;
  frames: readonly Candidate[];
  candidate: Candidate;
  need: Need;
}

/**
 * Points at an element that was found and presses. The press reaches this element or nothing: pages move things
 * as the pointer comes near, and between one look and the next.
 * @param press presses the pointer's button where it is
 * @throws {Failure} when something else keeps getting in the way
 */
export async function pointAndPress(
  sought: Sought,
  found: Found,
  deadline: Deadline,
  press: (x: number, y: number, at: Found) => Promise<void>,
): Promise<void> {
  const { page, frames, candidate, need } = sought;
  let at = found;
  for (;;) {
    await page.puppeteer.mouse.move(at.x, at.y);
    const again = await lookFor(page, frames, candidate, need, deadline);
    if (again.todo !== 'point') return;
    const isThere = Math.abs(again.x - at.x) < 1 && Math.abs(again.y - at.y) < 1;
    at = again;
    if (!isThere) {
      if (deadline.left === 0)
        throw new Failure('moving', `${wordCandidate(candidate)} does not stop moving.`);
      continue;
    }
    const landings = await pressGuarded(at, press);
    if (landings === 'not pressed') continue;
    const [inner] = landings;
    const wrong = landings.find((landed) => landed?.where === 'wrong');
    if (wrong === undefined) {
      if (inner?.where !== 'nowhere') return;
      throw new Failure('covered', 'The press of the pointer did not come to it.');
    }
    if (deadline.left === 0 && wrong.where === 'wrong') {
      throw new Failure('covered', `It gets covered by ${wrong.on} as soon as the pointer comes.`);
    }
  }
}

/**
 * Presses while each document lets the press through to the element alone; tells where it went, innermost
 * document first, undefined for documents that went away, as they do when the press leads elsewhere.
 */
async function pressGuarded(
  found: Found,
  press: (x: number, y: number, at: Found) => Promise<void>,
): Promise<(Landed | undefined)[] | 'not pressed'> {
  const { place, target, around } = found;
  try {
    await callInPage(place, 'guard', target);
    // What a press in a frame is meant for never shows in the documents around it.
    for (const outer of around) await callInPage(outer, 'guard', undefined);
  } catch (error) {
    if (error instanceof DocumentGone) return 'not pressed';
    throw error;
  }
  await press(found.x, found.y, found);
  return Promise.all(
    [place, ...around].map((document) =>
      callInPage(document, 'landed').catch((error: unknown) => {
        if (error instanceof DocumentGone || isGone(error)) return undefined;
        throw error;
      }),
    ),
  );
}
