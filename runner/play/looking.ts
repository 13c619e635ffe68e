import { keyOf } from '../../journey/mending.ts';
import type { Candidate, Check, Target } from '../../journey/model.ts';
import { shortUrl } from '../../journey/url.ts';
import { wordCheck } from '../../journey/wording.ts';
import type { Checked, Circumstances, Drift, Need, NotReady, Ready } from '../in-page/protocol.ts';
import { inSeconds } from './effects.ts';
import { Failure } from './failure.ts';
import type { JourneyPage } from './page.ts';
import type { Deadline } from './deadline.ts';
import type { Walk } from './walk.ts';
import { DocumentGone, type Place } from './place.ts';
import { callInPage, lookInPage, topPlace } from './world.ts';

/** Looks for elements in pages and frames, and waits for them, also across navigations. */

/** An element that is ready, with its place in the page's viewport (CSS pixels). */
export interface Found extends Ready {
  place: Place;
  target: Target;
  /** The documents of the frames around it. */
  around: Place[];
  /** How large a pixel of its document is in the page's viewport. */
  zoom: { x: number; y: number };
}

/**
 * Waits until the element can be acted on.
 * @throws {Failure} when it is not ready in time, with the reason, or lies outside of the synthetic scope
 */
export async function lookFor(
  page: JourneyPage,
  frames: readonly Candidate[],
  candidate: Candidate,
  need: Need,
  deadline: Deadline,
): Promise<Found> {
  const { scopes, baseUrl } = page.walk.options;
  let covered = 0;
  return persist(deadline, async () => {
    for (;;) {
      const path = await enter(page, frames, deadline, { scopes, baseUrl });
      const target = targetOf(page.walk, frames, candidate);
      const circumstances = { scopes, baseUrl, covered };
      const found = await lookUntilReady(path.inner, target, need, deadline.left, circumstances);
      if (found.verdict === 'scope') throw outOfScope(found.message, scopes, baseUrl);
      const ready = await put(path.inner, target, need, orFail(found));
      if (ready.verdict !== 'ready') {
        if (ready.verdict === 'unfit' || deadline.left === 0) throw new Failure(ready.verdict, ready.message);
        continue;
      }
      note(page.walk, ready.drift, frames, candidate);
      const around = path.outers.map(({ place }) => place);
      const at = ready.todo === 'point' ? await outward(path, ready) : { ...ready, zoom: { x: 1, y: 1 } };
      if (at instanceof Failure && deadline.left === 0) throw at;
      if (!(at instanceof Failure)) {
        const { x, y, zoom } = at;
        return { ...ready, x, y, zoom, place: path.inner, target, around };
      }
      covered += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}

/** The failure of an act outside of the synthetic scope. */
export function outOfScope(url: string, scopes: readonly string[], baseUrl: string): Failure {
  return new Failure(
    'scope',
    `${shortUrl(url, baseUrl)} lies outside of the journey's synthetic scope (${scopes.join(', ')}); nothing was done there.`,
    'If it is made for tests, add it to the journey as synthetic: […].',
  );
}

/**
 * Waits until a check holds of an element, or of the page without one.
 * @throws {Failure} when it does not hold in time, with what was seen
 */
export async function checkElement(
  page: JourneyPage,
  frames: readonly Candidate[],
  candidate: Candidate | undefined,
  check: Check,
  deadline: Deadline,
): Promise<void> {
  const { drift } = await persist(deadline, async () => {
    const { inner } = await enter(page, frames, deadline);
    const target = candidate && targetOf(page.walk, frames, candidate);
    const look = (timeout: number): Promise<Checked> => callInPage(inner, 'check', check, target, timeout);
    const seen = await lookInPage(inner, deadline.left, look, ({ holds }) => holds);
    if (!seen.holds) throw notSo(seen, check, target, deadline);
    return seen;
  });
  if (candidate) note(page.walk, drift, frames, candidate);
}

function notSo(
  checked: Extract<Checked, { holds: false }>,
  check: Check,
  target: Target | undefined,
  { length }: Deadline,
): Failure {
  if (checked.cause !== 'check') return new Failure(checked.cause, checked.message);
  const message = `${wordCheck(check, target)}, but after ${inSeconds(length)} ${checked.seen}.`;
  return new Failure('check', message);
}

/** Waits until the element can be acted on, or never can. */
function lookUntilReady(
  place: Place,
  target: Target,
  need: Need,
  timeout: number,
  circumstances: Circumstances,
): Promise<Ready | NotReady> {
  return lookInPage(
    place,
    timeout,
    (left) => callInPage(place, 'ready', target, need, left, circumstances),
    ({ verdict }) => verdict === 'ready' || verdict === 'unfit' || verdict === 'scope',
  );
}

/** Lets the page's side do its part with an element that is ready, which is then known to be the only one. */
async function put(place: Place, target: Target, need: Need, ready: Ready): Promise<Ready | NotReady> {
  if (need.for !== 'fill' && need.for !== 'select') return ready;
  const done = await callInPage(place, 'put', target, need);
  return 'verdict' in done ? done : { ...ready, ...done };
}

interface Path {
  inner: Place;
  /** The frames passed through, outermost first: the document each lies in, and its element there. */
  outers: { place: Place; target: Target }[];
}

/** Goes through the frames that an element lies in. */
async function enter(
  page: JourneyPage,
  frames: readonly Candidate[],
  deadline: Deadline,
  circumstances: Circumstances = {},
): Promise<Path> {
  let inner = await topPlace(page.puppeteer);
  const outers: Path['outers'] = [];
  for (const [depth, frame] of frames.entries()) {
    const target = targetOf(page.walk, frames.slice(0, depth), frame);
    const need: Need = { for: 'frame' };
    const found = await lookUntilReady(inner, target, need, deadline.left, circumstances);
    if (found.verdict === 'scope')
      throw outOfScope(found.message, page.walk.options.scopes, page.walk.options.baseUrl);
    const ready = orFail(found);
    note(page.walk, ready.drift, frames.slice(0, depth), frame);
    outers.push({ place: inner, target });
    inner = await inner.inside();
  }
  return { inner, outers };
}

/** A point of the innermost frame as one of the page's viewport, where nothing must cover the frames either. */
async function outward(
  { outers }: Path,
  point: { x: number; y: number },
): Promise<{ x: number; y: number; zoom: { x: number; y: number } } | Failure> {
  let { x, y } = point;
  const zoom = { x: 1, y: 1 };
  for (const { place, target } of outers.toReversed()) {
    const frame = await callInPage(place, 'ready', target, { for: 'frame' }, 0);
    if (frame.verdict !== 'ready') throw new Failure(frame.verdict, frame.message);
    const { scale = { x: 1, y: 1 } } = frame;
    x = frame.x + x * scale.x;
    y = frame.y + y * scale.y;
    zoom.x *= scale.x;
    zoom.y *= scale.y;
    const hits = await callInPage(place, 'hits', target, x, y);
    if (!hits.hit) return new Failure('covered', `The frame around it is covered by ${hits.by}.`);
  }
  return { x, y, zoom };
}

/**
 * Tries again as long as documents go away under it and time is left. What is missing from a page that loads one
 * document after the other until the end is not what went wrong.
 */
export async function persist<T>(deadline: Deadline, attempt: () => Promise<T>): Promise<T> {
  let gone = 0;
  let lastGone = 0;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const isRestless = gone >= RESTLESS.documents && performance.now() - lastGone < RESTLESS.within;
      if (error instanceof Failure && isRestless && deadline.left === 0)
        throw new Failure('timeout', `The page kept loading other documents. At the end: ${error.message}`);
      if (!(error instanceof DocumentGone)) throw error;
      if (deadline.left === 0) throw new Failure('timeout', 'The page kept loading other documents.');
      gone += 1;
      lastGone = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** A page is restless that has left so many documents, the last one so shortly ago (milliseconds). */
const RESTLESS = { documents: 3, within: 500 };

/** What is known of an element that is named so: all that was recorded, or the name alone. */
function targetOf(walk: Walk, frames: readonly Candidate[], candidate: Candidate): Target {
  const known = walk.options.known.get(keyOf(frames, candidate));
  return known ?? { candidates: [candidate], fingerprint: { tag: '*' } };
}

function orFail(result: Ready | NotReady): Ready {
  if (result.verdict === 'ready') return result;
  throw new Failure(result.verdict, result.message);
}

function note(
  walk: Walk,
  drift: Drift | undefined,
  frames: readonly Candidate[],
  candidate: Candidate,
): void {
  if (!drift) return;
  const { message, now } = drift;
  walk.noteDrift(message, now && { frames: [...frames], was: candidate, now });
}
