import type { ScrolledTo, Target } from '../../journey/model.ts';
import { hitAt } from '../../journey/target/hit.ts';
import { ancestry, isVisible, isWholePage } from '../../journey/target/page.ts';
import { wordTarget } from '../../journey/wording.ts';
import { findNow } from './actionable.ts';
import { nextLook } from './patience.ts';
import type { Drift, NotReady, Ready } from './protocol.ts';

/** What is being scrolled, up to its end or start unless to a place in between. */
interface Way {
  scroller: Element;
  to: string;
  /** Whether it came there, if only for a moment, before more was added. */
  isThere: boolean;
  /** Where it was after the last look, and how often the wheel did not move it since. */
  at: number;
  stuck: number;
  turnedAt: number;
  stop: AbortController;
}

let way: Way | undefined;

/** How long scrollers were when they were last scrolled to an end. */
const lengths = new WeakMap<Element, number>();

/**
 * How far to scroll the target's element yet, and where the wheel does it; nothing is left to do once it is there.
 * Not ready while it is moving, or too short to get there: more may come. At an end where it was scrolled to before,
 * it has to get longer first.
 */
export async function scrollable(target: Target, to: ScrolledTo): Promise<Ready | NotReady> {
  const found = scrollerOf(target);
  if ('verdict' in found) return found;
  const { scroller, name, drift } = found;
  const { axis, goal } = goalOf(to);
  const before = placeOf(scroller, axis).at;
  await nextLook();
  const { at, most, seen } = placeOf(scroller, axis);
  const current = wayOf(scroller, to);
  // Browsers take a moment to begin.
  const mayBegin = at === current.at && performance.now() - current.turnedAt < BEGINNING;
  if (at !== before) return { verdict: 'moving', message: `${name} does not stop scrolling.` };
  if (mayBegin) {
    return { verdict: 'timeout', message: `Turning the wheel over ${name} does not scroll it there.` };
  }
  const isAtGoal = goal === 'end' ? most - at <= TOLERANCE : Math.abs(at - goal) <= TOLERANCE;
  const isEnd = goal === 'end' || goal === 0;
  if (isEnd && isAtGoal && !current.isThere && lengths.get(scroller) === lengthOf(scroller)) {
    return { verdict: 'missing', message: `${name} was scrolled there before, and shows no more since.` };
  }
  if (current.isThere || isAtGoal) {
    current.stop.abort();
    way = undefined;
    if (isEnd) lengths.set(scroller, lengthOf(scroller));
    return { verdict: 'ready', x: 0, y: 0, todo: 'nothing', ...(drift !== undefined && { drift }) };
  }
  const left = (goal === 'end' ? most : Math.min(goal, most)) - at;
  if (Math.abs(left) <= TOLERANCE) {
    const message = `${name} can be scrolled to ${Math.round(most)} px only; nothing more has come.`;
    return { verdict: 'missing', message };
  }
  // What shows as one goes along is waited for, so no turn goes further than what is seen.
  const turn = Math.sign(left) * Math.min(Math.abs(left), seen * 0.8);
  current.stuck = current.at === at ? current.stuck + 1 : 0;
  current.at = at;
  current.turnedAt = performance.now();
  const points = pointsOver(scroller, axis, Math.sign(left));
  const point = points[current.stuck % points.length];
  if (!point) return { verdict: 'covered', message: `${name} is covered, so that no wheel scrolls it.` };
  const by = { x: axis === 'x' ? turn : 0, y: axis === 'y' ? turn : 0 };
  return { verdict: 'ready', ...point, todo: 'point', turn: by, ...(drift !== undefined && { drift }) };
}

/** How long a turn of the wheel may take to show (milliseconds). */
const BEGINNING = 300;

/** How near is there (CSS pixels). */
const TOLERANCE = 2;

function scrollerOf(target: Target): { scroller: Element; name: string; drift?: Drift } | NotReady {
  const [best] = target.candidates;
  if (best?.by === 'css' && best.value === 'html' && !best.within) {
    return { scroller: document.scrollingElement ?? document.documentElement, name: 'the page' };
  }
  const found = findNow(target);
  if (found.verdict !== 'found') return found;
  const name = wordTarget(target);
  const { element: scroller, drift } = found;
  if (!isVisible(scroller)) return { verdict: 'hidden', message: `${name} can't be seen.` };
  return { scroller, name, ...(drift !== undefined && { drift }) };
}

function goalOf(to: ScrolledTo): { axis: 'x' | 'y'; goal: 'end' | number } {
  return typeof to === 'object' ? { axis: 'x', goal: to.x } : { axis: 'y', goal: to };
}

function placeOf(scroller: Element, axis: 'x' | 'y'): { at: number; most: number; seen: number } {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = scroller;
  return axis === 'x'
    ? { at: scrollLeft, most: scrollWidth - clientWidth, seen: clientWidth }
    : { at: scrollTop, most: scrollHeight - clientHeight, seen: clientHeight };
}

function lengthOf({ scrollWidth, scrollHeight }: Element): number {
  return scrollWidth + scrollHeight;
}

/** The way to there, which notes that it ended before the page, which may add more at once, learns of it. */
function wayOf(scroller: Element, to: ScrolledTo): Way {
  const goal = JSON.stringify(to);
  if (way?.scroller === scroller && way.to === goal) return way;
  way?.stop.abort();
  const fresh: Way = {
    scroller,
    to: goal,
    isThere: false,
    at: NaN,
    stuck: 0,
    turnedAt: -Infinity,
    stop: new AbortController(),
  };
  const note = (): void => {
    const { axis, goal: end } = goalOf(to);
    const { at, most } = placeOf(scroller, axis);
    if (end === 'end' && most - at <= TOLERANCE && at > 0) fresh.isThere = true;
    if (end === 0 && at <= TOLERANCE) fresh.isThere = true;
  };
  const on = scroller === document.scrollingElement ? window : scroller;
  on.addEventListener('scroll', note, { capture: true, passive: true, signal: fresh.stop.signal });
  way = fresh;
  return fresh;
}

/** Points of the scroller, its middle first, at which the wheel scrolls it and nothing inside it. */
function pointsOver(scroller: Element, axis: 'x' | 'y', sign: number): { x: number; y: number }[] {
  const isPage = scroller === document.scrollingElement;
  if (!isPage) scroller.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const box = isPage ? new DOMRect(0, 0, innerWidth, innerHeight) : scroller.getBoundingClientRect();
  const left = Math.max(0, box.left);
  const top = Math.max(0, box.top);
  const width = Math.min(innerWidth, box.right) - left;
  const height = Math.min(innerHeight, box.bottom) - top;
  return FRACTIONS.flatMap((down) =>
    FRACTIONS.map((right) => ({ x: left + width * right, y: top + height * down })),
  ).filter(({ x, y }) => {
    const hit = hitAt(x, y);
    return hit !== null && hit.localName !== 'iframe' && takerOf(hit, axis, sign) === scroller;
  });
}

const FRACTIONS = [0.5, 0.2, 0.8, 0.04, 0.96];

/** What the wheel scrolls at an element: the innermost thing that can go on in that direction. */
function takerOf(hit: Element, axis: 'x' | 'y', sign: number): Element | null {
  const page = document.scrollingElement;
  for (const at of ancestry(hit)) {
    if (at === page || isWholePage(at)) continue;
    const style = getComputedStyle(at);
    const overflow = axis === 'x' ? style.overflowX : style.overflowY;
    const place = placeOf(at, axis);
    const canGoOn = sign > 0 ? place.most - place.at >= 1 : place.at >= 1;
    if (/^(auto|scroll)$/.test(overflow) && canGoOn) return at;
  }
  return page;
}
