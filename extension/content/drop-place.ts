import type { Target } from '../../journey/model.ts';
import { describe } from '../../journey/target/describe.ts';
import { ancestry, shadowRootOf } from '../../journey/target/page.ts';
import { isPicture, slides, type Dragged } from './dragged.ts';
import { isMiddle, placeIn, type Point } from './trail.ts';

/** Another element that something was dropped on, and where in it when not in its middle. */
export interface Drop {
  target: Target;
  position?: Point;
}

/**
 * What the dragged thing was dropped on; undefined where nothing but the way of the pointer tells what the
 * person meant: in pictures, along tracks, between panes, and wherever the thing was only moved about in what it
 * lies in. There even a slider's track says less than the way, as the thumb keeps to its own line beside it.
 * @param follows tells what moves with the pointer
 * @param taker what took the drop, where the browser says so
 */
export function dropOf(
  dragged: Dragged,
  point: Point,
  follows: (element: Element) => boolean,
  taker?: Element,
): Drop | undefined {
  const { item, around, peers, boxes, scroll } = dragged;
  if (isPicture(item) || slides(item)) return undefined;
  // Where the point was before the page was scrolled under the pointer.
  const before = { x: point.x + scrollX - scroll.x, y: point.y + scrollY - scroll.y };
  const own = boxes.get(item);
  if (own && holds(own, before)) return undefined;
  // Some lists drag a copy about in place of the item; it was not there before.
  const isCopy = (at: Element): boolean =>
    at.localName === item.localName && at.textContent === item.textContent && !peers.has(at);
  const isOther = (at: Element): boolean =>
    !item.contains(at) && !at.closest(STAND_INS) && ![...ancestry(at)].some(isCopy);
  const under = stackAt(document, point).find(
    (at) => isOther(at) && !follows(at) && !isReshaped(at, boxes) && !isReshaped(at, peers),
  );
  const on = taker && isOther(taker) ? taker : under;

  const isAmongItems =
    !on || around.has(on) || [...peers.keys()].some((at) => at.contains(on) || on.contains(at));
  if (isAmongItems) {
    // Lists make room for what is dragged over them, so the item that was at that place before says where it goes.
    const replaced = [...peers].findLast(([, box]) => holds(box, before));
    const target = replaced && describe(replaced[0]);
    // Before or behind it is a matter of a few pixels, so the place in it is always told.
    if (target) return { target, position: placeIn(replaced[1], before) };
  }
  if (!on) return undefined;
  for (const at of ancestry(on)) {
    if (around.has(at) && !taker) return undefined;
    if (getComputedStyle(at).display === 'inline' && !at.matches('a,button')) continue;
    const target = describe(at);
    const position = placeIn(at.getBoundingClientRect(), point);
    if (target) return isMiddle(position) ? { target } : { target, position };
  }
  return undefined;
}

/** What pages show in the place where the dragged thing would go, by the names that they give it. */
const STAND_INS = '[class*=placeholder i],[class*=ghost i],[class*=mirror i]';

/** What lies at a point of the window, topmost first, also inside shadow roots. */
export function stackAt(root: Document | ShadowRoot, { x, y }: Point): Element[] {
  // A shadow root tells of what lies outside of it too, even of the hosts that it lies in itself.
  const own = root.elementsFromPoint(x, y).filter((at) => root.contains(at));
  return own.flatMap((at) => {
    const inside = shadowRootOf(at);
    if (!inside) return [at];
    return [...stackAt(inside, { x, y }), at];
  });
}

function holds({ left, top, right, bottom }: DOMRect, { x, y }: Point): boolean {
  return x >= left && x < right && y >= top && y < bottom;
}

/** Whether the drag itself has stretched or shrunk it, as it does with the panes beside a splitter. */
function isReshaped(element: Element, boxes: ReadonlyMap<Element, DOMRect>): boolean {
  const before = boxes.get(element);
  if (!before) return false;
  const now = element.getBoundingClientRect();
  return Math.abs(now.width - before.width) > 1 || Math.abs(now.height - before.height) > 1;
}
