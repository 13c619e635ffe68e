import type { Target } from '../../journey/model.ts';
import { outline } from '../../journey/target/outline.ts';
import { hitAt } from '../../journey/target/hit.ts';
import { ancestry, isVisible, shadowRootOf } from '../../journey/target/page.ts';
import { wordTarget } from '../../journey/wording.ts';
import { findNow, isDisabled, isSame, pointsOf, receives } from './actionable.ts';
import { followDrag } from './native-drag.ts';
import { nextLook } from './patience.ts';
import type { Grip, NotReady, Ready } from './protocol.ts';

/** What is dragged. Pages show pictures of it that bear its name, so it is not looked for anew. */
let dragged: Element | undefined;

/** How the element lies at its point that is held; remembers it as what is dragged. */
export function grip(target: Target, position: { x: number; y: number } | undefined): Grip | undefined {
  const found = findNow(target);
  if (found.verdict !== 'found') return undefined;
  dragged = found.element;
  followDrag(dragged);
  const [point] = pointsOf(dragged, position);
  const { left, top, width, height } = dragged.getBoundingClientRect();
  return point && { ...point, box: { left, top, width, height } };
}

/** Where in the target's element to drop, once it is seen and at rest. Scrolls it into view. */
export async function dropPlace(
  target: Target,
  position: { x: number; y: number } | undefined,
): Promise<Ready | NotReady> {
  const found = findNow(target);
  if (found.verdict !== 'found') return found;
  const { element, drift } = found;
  const name = wordTarget(target);
  if (!isVisible(element)) return { verdict: 'hidden', message: `${name} can't be seen.` };
  if (isDisabled(element)) return { verdict: 'disabled', message: `${name} is disabled.` };
  const seen = pointOf(element, position);
  if (seen.x < 0 || seen.y < 0 || seen.x >= innerWidth || seen.y >= innerHeight) {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  }
  const before = element.getBoundingClientRect();
  await nextLook();
  if (!isSame(before, element.getBoundingClientRect())) {
    return { verdict: 'moving', message: `${name} does not stop moving.` };
  }
  const more = drift === undefined ? {} : { drift };
  return { verdict: 'ready', ...pointOf(element, position), todo: 'nothing', ...more };
}

/** Whether the target's element, or what is dragged, is at a point, under whatever is shown as being dragged. */
export function takes(target: Target, x: number, y: number): { hit: true } | { hit: false; by: string } {
  const found = findNow(target);
  const element = found.verdict === 'found' ? found.element : undefined;
  const wanted = [element, dragged].filter((at) => at !== undefined);
  const isThere = (at: Element): boolean => wanted.some((one) => receives(at, one)) || isCopy(at);
  if (stackAt(document, x, y).some(isThere)) return { hit: true };
  const hit = hitAt(x, y);
  return { hit: false, by: hit ? outline(hit) : 'the edge of the page' };
}

/** Some pages drag a copy about in place of what is dragged. */
function isCopy(hit: Element): boolean {
  const { localName, textContent } = dragged ?? {};
  const isLike = (at: Element): boolean => at.localName === localName && at.textContent === textContent;
  return textContent !== '' && [...ancestry(hit)].some(isLike);
}

/** Whether what is dragged lies at a point of the viewport itself. */
export function isHeldAt(x: number, y: number): boolean {
  const box = dragged?.getBoundingClientRect();
  return box !== undefined && x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}

/** Whether what lies around the two ends of the drag is still on its way to where it belongs, as lists make room. */
export function stirs(target: Target): boolean {
  const found = findNow(target);
  const ends = [dragged, found.verdict === 'found' ? found.element : undefined];
  const moves = ends.flatMap((end) => end?.parentElement?.getAnimations({ subtree: true }) ?? []);
  return moves.some(({ playState, effect }) => {
    return playState === 'running' && Number.isFinite(Number(effect?.getComputedTiming().endTime));
  });
}

function pointOf(element: Element, position: { x: number; y: number } | undefined): { x: number; y: number } {
  return pointsOf(element, position)[0] ?? { x: 0, y: 0 };
}

/** What lies at a point, topmost first, also inside shadow roots. */
function stackAt(root: Document | ShadowRoot, x: number, y: number): Element[] {
  // A shadow root tells of what lies outside of it too, even of the hosts that it lies in itself.
  const own = root.elementsFromPoint(x, y).filter((at) => root.contains(at));
  return own.flatMap((at) => {
    const inside = shadowRootOf(at);
    if (!inside) return [at];
    return [...stackAt(inside, x, y), at];
  });
}
