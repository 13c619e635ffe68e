import type { Target } from '../../journey/model.ts';
import { roleOf } from '../../journey/target/candidates.ts';
import { describe } from '../../journey/target/describe.ts';
import { ancestry, isWholePage, parentOf } from '../../journey/target/page.ts';
import { framePath } from './frame-path.ts';
import type { Point } from './trail.ts';

/** What is about to be dragged and what lies around it, as it is before the page moves anything. */
export interface Dragged {
  /** What moves, as far as can be told: the item of a list, the draggable element, else what was pressed. */
  item: Element;
  /** What was pressed. */
  hit: Element;
  /** Where it was pressed, in the window. */
  start: Point;
  /** How the element is told by which it is held, and its box; undefined where nothing tells any apart. */
  held: { target: Target; box: DOMRect } | undefined;
  frame: Target[] | undefined;
  /** What the item lies in. */
  around: ReadonlySet<Element>;
  /** The other items of its sort, in its list and in others like it, each with its box. */
  peers: ReadonlyMap<Element, DOMRect>;
  /** Boxes of the item and of its neighbours. */
  boxes: ReadonlyMap<Element, DOMRect>;
  place: { parent: Element | null; next: Element | null };
  scroll: Point;
}

/** What a press on `hit` would drag; `item` where the browser itself says what that is. */
export function whatIsDragged(hit: Element, start: Point, item = itemOf(hit)): Dragged {
  const told = [item, ...ancestry(hit)]
    .filter((at) => !isWholePage(at))
    .values()
    .map((at) => ({ target: describe(at), box: at.getBoundingClientRect() }))
    .find(({ target, box }) => target !== undefined && box.width > 0 && box.height > 0);
  return {
    item,
    hit,
    start,
    held: told?.target && { target: told.target, box: told.box },
    frame: framePath(),
    around: new Set([...ancestry(item)].slice(1)),
    peers: boxesOf(peersOf(item).take(MOST_PEERS)),
    boxes: boxesOf([item, ...near(item), ...near(parentOf(item))]),
    place: { parent: item.parentElement, next: item.nextElementSibling },
    scroll: { x: scrollX, y: scrollY },
  };
}

/** Whether a person draws or turns something in it: a place in it is all that can be told. */
export function isPicture(element: Element): boolean {
  return /^(canvas|svg|video)$/.test(element.localName);
}

/** Whether it is made to be moved along a track or between two panes, and nothing is dropped by it. */
export function slides(element: Element): boolean {
  return /^(slider|separator|scrollbar)$/.test(roleOf(element) ?? '');
}

/** Whether the item is drawn elsewhere now than before the drag. */
export function hasMoved({ item, boxes, scroll }: Dragged): boolean {
  const before = boxes.get(item);
  const now = item.getBoundingClientRect();
  if (!before) return false;
  const [dx, dy] = [now.left + scrollX - before.left - scroll.x, now.top + scrollY - before.top - scroll.y];
  return Math.abs(dx) > 1 || Math.abs(dy) > 1;
}

/** Whether the item is in another place of the document now than before the drag. */
export function hasOtherPlace({ item, place }: Dragged): boolean {
  return item.parentElement !== place.parent || item.nextElementSibling !== place.next;
}

function itemOf(hit: Element): Element {
  const picture = [...ancestry(hit)].find(isPicture);
  if (picture) return picture;
  const item = hit.closest(ITEMS);
  if (item) return item;
  for (const at of ancestry(hit)) {
    if (at === document.body) break;
    // Words and handles inside of items have others like them too, yet the item is what a person drags.
    const isPart = at.localName === 'button' || getComputedStyle(at).display === 'inline';
    if (!isPart && !peersOf(at).next().done) return at;
  }
  return hit;
}

const ITEMS =
  '[draggable=true],li,tr,[role=listitem],[role=option],[role=row],[role=treeitem],[role=slider],[role=separator]';

const LIST_ITEMS = 'li,tr,[role=listitem],[role=option],[role=row],[role=treeitem]';

/** Whether both are one list, or lists of the same look. */
function isLikeList(one: Element | null, other: Element | null): boolean {
  return one === other || (one?.localName === other?.localName && one?.className === other?.className);
}

/** The other elements that are made like the item, nearest first; a page has them in a list or on a board. */
function* peersOf(item: Element): Generator<Element> {
  // Lists mark the item that is dragged, so a class says little of what is like it there.
  const isListed = item.matches(LIST_ITEMS);
  const isItem = item.matches(ITEMS);
  if (slides(item) || (item.classList.length === 0 && !isItem)) return;
  const alike = (at: Element): boolean =>
    (isListed && isLikeList(at.parentElement, item.parentElement)) ||
    (item.classList.length > 0
      ? at.className === item.className || (at.parentElement === item.parentElement && sharesClass(at, item))
      : isItem && at.matches(ITEMS) && at.classList.length === 0);
  const places = [item.ownerDocument.getElementsByTagName(item.localName)];
  if (item.parentElement && item.getRootNode() !== item.ownerDocument)
    places.push(item.parentElement.children);
  for (const at of places.values().flatMap((place) => outward(place, item))) {
    const isLike = at.localName === item.localName && alike(at);
    if (isLike && !at.contains(item) && !item.contains(at)) yield at;
  }
}

/** The others in a list, from an element on to both sides; from its beginning if the element is not in it. */
function* outward(list: HTMLCollection, element: Element): Generator<Element> {
  const { length } = list;
  let own = 0;
  while (own < length && list[own] !== element) own += 1;
  const middle = own === length ? -1 : own;
  for (let step = 1; ; step += 1) {
    const [after, before] = [list.item(middle + step), list.item(middle - step)];
    if (after) yield after;
    if (before) yield before;
    if (!after && !before) return;
  }
}

/** Of longer lists the nearest are enough to tell where the item is dropped; their boxes are taken at each press. */
const MOST_PEERS = 120;

/** What lies beside an element, before and after it: what the drag of a pane or a part of a bar changes. */
function near(element: Element | null): Element[] {
  const around: Element[] = [];
  let [before, after] = [element, element?.nextElementSibling ?? null];
  for (let step = 0; step < NEAR && (before || after); step += 1) {
    if (before) around.push(before);
    if (after) around.push(after);
    before = before?.previousElementSibling ?? null;
    after = after?.nextElementSibling ?? null;
  }
  return around;
}

/** So many are looked at on either side. */
const NEAR = 12;

function sharesClass(one: Element, other: Element): boolean {
  return [...one.classList].some((name) => other.classList.contains(name));
}

function boxesOf(elements: Iterable<Element>): Map<Element, DOMRect> {
  return new Map([...elements].map((at) => [at, at.getBoundingClientRect()]));
}
