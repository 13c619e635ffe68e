import type { Page } from 'puppeteer';
import type { InPage } from '../in-page/protocol.ts';
import { Deadline } from './deadline.ts';
import { engineOf } from './engine.ts';
import type { Place } from './place.ts';

/** What the runner asks of the documents of a page, by its own code in each. */

/** The place of a page's top document. */
export function topPlace(page: Page): Promise<Place> {
  return engineOf(page.browser()).topPlace(page);
}

/**
 * The places of all documents of a page with their addresses: its own, then those in frames.
 * @throws {DocumentGone} when the page's own went away meanwhile
 */
export function allPlaces(page: Page): Promise<{ place: Place; url: string }[]> {
  return engineOf(page.browser()).allPlaces(page);
}

/**
 * Looks inside a document until an answer is the last one, also in closed shadow roots: those that are there
 * from the beginning, those that come while `look` waits, and those that came by the time of its answer.
 * @param timeout how long to look, in milliseconds
 * @throws {DocumentGone} when the document went away meanwhile
 */
export async function lookInPage<T>(
  place: Place,
  timeout: number,
  look: (timeout: number) => Promise<T>,
  isLast: (answer: T) => boolean,
): Promise<T> {
  const deadline = new Deadline(timeout);
  for (;;) {
    let known = place.rootsShown ?? (await place.showRoots());
    let answer = await revealingMeanwhile(place, () => look(deadline.left));
    // What came together with the element may make it one of two. A page may make such roots all the time.
    for (let round = 1; round <= 3; round += 1) {
      const knownNow = await place.showRoots();
      if (knownNow === known) break;
      known = knownNow;
      answer = await look(0);
    }
    if (isLast(answer) || deadline.left === 0) return answer;
  }
}

/** The answer of a look that waits, which is shown the closed roots that come meanwhile. */
async function revealingMeanwhile<T>(place: Place, look: () => Promise<T>): Promise<T> {
  const isOver = new AbortController();
  void keepRevealing(place, isOver.signal);
  return look().finally(() => isOver.abort());
}

/** So long after the last look for closed roots new ones may have come (milliseconds). */
const LOOK_AGAIN = 100;

async function keepRevealing(place: Place, over: AbortSignal): Promise<void> {
  let pause = LOOK_AGAIN;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    // A document that came meanwhile is looked at by the call that comes to it.
    if (over.aborted || place.rootsShown === undefined) return;
    const started = performance.now();
    try {
      await place.showRoots();
    } catch {
      return; // the call that it is done for meets the same
    }
    // A page that keeps it busy is not kept busy by it.
    pause = Math.max(LOOK_AGAIN, 4 * (performance.now() - started));
  }
}

/**
 * Calls a function of the runner's code inside a document.
 * @throws {DocumentGone} when the document went away meanwhile
 */
export async function callInPage<Name extends keyof InPage>(
  place: Place,
  name: Name,
  ...args: Parameters<InPage[Name]>
): Promise<Awaited<ReturnType<InPage[Name]>>> {
  const answer = await place.run('return globalThis.waymark[args[0]](...args[1]);', [name, args]);
  if ('threw' in answer) throw new Error(answer.threw);
  return answer.value as Awaited<ReturnType<InPage[Name]>>; // what the function of that name gives
}

/**
 * Runs code in the runner's world of a document, which gets a script for that where it has not got it yet.
 * @param name what the script sets globally
 * @param body the body of a function of `args`
 * @throws {DocumentGone} when the document went away meanwhile
 */
export async function runScript<T>(
  place: Place,
  name: string,
  script: string,
  body: string,
  args: unknown[],
): Promise<{ value: T } | { threw: string }> {
  const known = await place.run('return args[0] in globalThis;', [name]);
  if (!('value' in known) || known.value !== true) await place.load(script);
  const answer = await place.run(body, args);
  return 'threw' in answer ? answer : { value: answer.value as T }; // what the caller's own code gives
}
