import browser from 'webextension-polyfill';
import type { Target } from '../../../journey/model.ts';
import { inScope, shortUrl } from '../../../journey/url.ts';
import type { Doing } from '../../content/play/protocol.ts';
import { ask, placeIn, type Place } from './ask.ts';
import { pause, TabFailure, type Deadline } from './failure.ts';
import type { Stage } from './stage.ts';

/** Finds elements for steps in a tab, and acts on them, also across navigations. */

type Ready = NonNullable<Awaited<ReturnType<typeof ask<'ready'>>>>;
type Need = Parameters<typeof ask<'ready'>>[3];

type Putting = Parameters<typeof ask<'put'>>[3];

/** An element that is ready for something. */
export type Found = Extract<Ready, { verdict: 'ready' }> & { place: Place };

/** Where an element lies that a step names. */
export interface Whereabouts {
  tab: number;
  frame?: Target[];
  target: Target;
}

/**
 * Waits until an element is ready for something.
 * @throws {TabFailure} when it is not in time, with the reason
 */
export async function lookFor(
  where: Whereabouts,
  need: Need,
  stage: Stage,
  deadline: Deadline,
): Promise<Found> {
  const { baseUrl } = stage.journey;
  const { scopes } = stage;
  for (;;) {
    await assertInScope(where.tab, stage);
    const place = await placeIn(where.tab, where.frame ?? [], deadline);
    const found = await ask(place, 'ready', where.target, need, deadline.left, { scopes, baseUrl });
    if (found?.verdict === 'ready') {
      if (found.drift !== undefined) stage.notes.add(found.drift.message);
      return { ...found, place };
    }
    if (found?.verdict === 'scope') throw outOfScope(found.message, stage);
    if (found) throw new TabFailure(found.message);
    if (deadline.left === 0) throw new TabFailure('The page kept loading other documents.');
    await pause();
  }
}

/**
 * Acts on an element once it is ready for that.
 * @param doing what is done with it, as it was found; nothing is left to do without
 * @throws {TabFailure} when it is not ready in time, or what is done does not come to it
 */
export async function actOn(
  where: Whereabouts,
  need: Need,
  stage: Stage,
  deadline: Deadline,
  doing: (found: Found) => Doing | undefined,
): Promise<Found> {
  for (;;) {
    const found = await lookFor(where, need, stage, deadline);
    const next = doing(found);
    if (!next) return found;
    const done = await ask(found.place, 'act', next);
    // A document that went away with the answer was left by the act.
    if (!done || done.done) return found;
    if (deadline.left === 0) throw new TabFailure(done.why);
    await pause();
  }
}

/**
 * Does the page's part of filling or selecting.
 * @returns the element, with what is left to do
 * @throws {TabFailure} when it is not ready in time, or does not take that
 */
export async function putInto(
  where: Whereabouts,
  need: Putting,
  stage: Stage,
  deadline: Deadline,
): Promise<Found> {
  for (;;) {
    const found = await lookFor(where, need, stage, deadline);
    const put = await ask(found.place, 'put', where.target, need);
    if (put && 'todo' in put) return { ...found, todo: put.todo };
    if (put && (put.verdict === 'unfit' || deadline.left === 0)) throw new TabFailure(put.message);
    if (deadline.left === 0) throw new TabFailure('The page kept loading other documents.');
    await pause();
  }
}

/** @throws {TabFailure} when the tab shows a page outside of the journey's synthetic scope, or none that may be seen */
export async function assertInScope(tab: number, stage: Stage): Promise<void> {
  const url = await addressOf(tab);
  if (url === undefined) throw new TabFailure('The tab shows a page that Waymark may not see.');
  if (!inScope(url, stage.scopes, stage.journey.baseUrl)) throw outOfScope(url, stage);
}

/** The address that a tab shows; undefined where that may not be seen. */
export async function addressOf(tab: number): Promise<string | undefined> {
  const { url } = await browser.tabs.get(tab).catch(() => {
    throw new TabFailure('The tab was closed.');
  });
  return url;
}

function outOfScope(url: string, { journey, scopes }: Stage): TabFailure {
  return new TabFailure(
    `${shortUrl(url, journey.baseUrl)} lies outside of the journey's synthetic scope (${scopes.join(', ')}); nothing was done there.`,
  );
}
