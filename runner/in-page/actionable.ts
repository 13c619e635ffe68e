import type { Target } from '../../journey/model.ts';
import type { Among } from '../../journey/target/candidates.ts';
import { ancestry, deepActive, isHtml, isVisible, labelsOf } from '../../journey/target/page.ts';
import { describe } from '../../journey/target/describe.ts';
import { find } from '../../journey/target/find.ts';
import { outline } from '../../journey/target/outline.ts';
import { hitAt } from '../../journey/target/hit.ts';
import { wordTarget } from '../../journey/wording.ts';
import { newTurn } from '../../journey/target/turn.ts';
import { nextLook, Stillness } from './patience.ts';
import type { Drift, NotReady } from './protocol.ts';

/** An element that a person could act on now, and where. */
export interface Actionable {
  verdict: 'ready';
  element: Element;
  x: number;
  y: number;
  drift?: Drift;
}

/** How still the document is. */
export const still = new Stillness();

/** Where an element that something covers is scrolled to in turn: from under a header or footer that stays. */
const ALIGNMENTS = ['center', 'end', 'start'] as const;

/** A fallback is believed only in a document that has come to rest (milliseconds): the right one may still come. */
const REST = 500;

/** Finds the target's element; a fallback only once the document has come to rest. `among` as `find` has it. */
export function findNow(
  target: Target,
  among?: Among,
): { verdict: 'found'; element: Element; drift?: Drift } | NotReady {
  const found = find(target, among);
  if (found.verdict !== 'drifted') return found;
  const { element, message } = found;
  if (document.readyState !== 'complete' || still.length < REST) return { verdict: 'missing', message };
  const now = describe(element);
  return { verdict: 'found', element, drift: { message, ...(now && { now }) } };
}

/**
 * Whether a person could point at the target's element now: seen, at rest, enabled, and what is hit at the
 * point. Scrolls it into view.
 * @param sight how often it was covered so far; counts on
 * @param position fractions of its width and height; the middle of its first line without
 */
export async function actionable(
  target: Target,
  sight: { covered: number },
  position?: { x: number; y: number },
): Promise<Actionable | NotReady> {
  const found = findNow(target);
  if (found.verdict !== 'found') return found;
  const name = wordTarget(target);
  let { element, drift } = found;
  let body = bodyOf(element);
  if (!body) return { verdict: 'hidden', message: `${name} can't be seen.` };
  if (isDisabled(element)) return { verdict: 'disabled', message: `${name} is disabled.` };
  scrollIntoSight(body, element, sight.covered, position);
  const before = body.getBoundingClientRect();
  await nextLook();
  if (!body.isConnected) {
    // Pages make elements anew; the new one is at rest if it is where the old one was.
    const again = findNow(target);
    if (again.verdict !== 'found') return again;
    ({ element, drift } = again);
    body = bodyOf(element) ?? element;
    if (isDisabled(element)) return { verdict: 'disabled', message: `${name} is disabled.` };
  }
  if (!isSame(before, body.getBoundingClientRect())) {
    return { verdict: 'moving', message: `${name} does not stop moving.` };
  }
  const points = pointsOf(body, position);
  const point = points.find(({ x, y }) => receives(hitAt(x, y), element));
  if (!point) {
    sight.covered += 1;
    const [first] = points;
    const hit = first && hitAt(first.x, first.y);
    const by = hit ? `covered by ${outline(hit)}` : 'outside what can be seen of the page';
    return { verdict: 'covered', message: `${name} is ${by}.` };
  }
  return { verdict: 'ready', element, ...point, ...(drift !== undefined && { drift }) };
}

/** What is to be seen of the element: itself, or the label that stands for it. */
function bodyOf(element: Element): Element | undefined {
  return isVisible(element) ? element : labelsOf(element).find(isVisible);
}

/**
 * Whether a hit at a point reaches the element: by itself, by something inside it, or by its label. A control
 * inside another one, such as the link in a checkbox's label, takes the hit for itself.
 */
export function receives(hit: Element | null, wanted: Element): boolean {
  if (!hit) return false;
  let taker: Element | undefined;
  for (const at of ancestry(hit)) {
    if (at === wanted) return taker === undefined || !isControl(wanted);
    if (at.localName === 'label' && 'control' in at && at.control === wanted) return taker === undefined;
    if (isControl(at)) taker ??= at;
  }
  return false;
}

function isControl(element: Element): boolean {
  return element.matches(CONTROLS);
}

const CONTROLS =
  'a[href],button,input,select,textarea,label,summary,[role=button],[role=link],[role=checkbox],' +
  '[role=switch],[role=radio],[role=tab],[role=menuitem]';

/** Whether the control, or what it is part of, is switched off. */
export function isDisabled(element: Element): boolean {
  if (element.matches(':disabled')) return true;
  return [...ancestry(element)].some((at) => at.matches('[aria-disabled=true],[inert]'));
}

/** Puts the keyboard's focus on the element; false when it, or what is in it, does not take it. */
export function takesFocus(element: Element): boolean {
  if (hasFocus(element)) return true;
  if (isHtml(element)) element.focus();
  // What draws its text itself takes the keys by a field that it hides.
  if (!hasFocus(element)) {
    const [inner, ...more] = element.querySelectorAll<HTMLElement>('textarea,input,[contenteditable]');
    if (more.length === 0) inner?.focus();
  }
  // The page may have changed by it.
  newTurn();
  return hasFocus(element);
}

let needsWindow = true;

/**
 * Lets the focus count also while another window has the keyboard, such as a panel beside the page: for whoever types
 * by events, and not by keys.
 */
export function actBesideOtherWindows(): void {
  needsWindow = false;
}

/** Whether typing goes to the element now. */
export function hasFocus(element: Element): boolean {
  const active = deepActive();
  return active !== null && [...ancestry(active)].includes(element) && (!needsWindow || document.hasFocus());
}

/**
 * Scrolls as far as it takes to point at it, and not at all where that can be done already: some pages scroll back
 * what they want to stay where it is.
 */
function scrollIntoSight(
  body: Element,
  element: Element,
  covered: number,
  position: { x: number; y: number } | undefined,
): void {
  const { top, left, bottom, right, width, height } = body.getBoundingClientRect();
  const isSeen = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
  const [point] = pointsOf(body, position);
  const isHit = point !== undefined && receives(hitAt(point.x, point.y), element);
  if ((isSeen || isHit) && covered === 0) {
    // A frame can't tell what its page shows of it.
    if (window !== window.top && width <= innerWidth && height <= innerHeight)
      body.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    return;
  }
  // The first times at once; then now and then, for what only covered it a while.
  const turn = covered <= ALIGNMENTS.length ? Math.max(0, covered - 1) : covered / 20;
  const block = ALIGNMENTS[turn % ALIGNMENTS.length];
  if (block) body.scrollIntoView({ block, inline: 'center', behavior: 'instant' });
}

/** Whether an element is where it was. */
export function isSame(before: DOMRect, after: DOMRect): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((side) => before[side] === after[side]);
}

/** Where to point, best first. Labels may hold links, so theirs are several. */
export function pointsOf(
  element: Element,
  position: { x: number; y: number } | undefined,
): { x: number; y: number }[] {
  if (position) {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [{ x: left + width * position.x, y: top + height * position.y }];
  }
  const rect = [...element.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
  const { left, top, width, height } = rect ?? element.getBoundingClientRect();
  const middle = { x: left + width / 2, y: top + height / 2 };
  if (element.localName !== 'label') return [middle];
  return [middle, { ...middle, x: left + width / 16 }, { ...middle, x: left + (width * 15) / 16 }];
}
