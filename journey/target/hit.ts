import { besidesTaken, isElement, shadowRootOf } from './page.ts';

/** What a pointer or an event comes to, also inside shadow roots that hide it from all outside. */

/** What is on top at a point of the viewport; null beyond its edge. */
export function hitAt(x: number, y: number): Element | null {
  const hit = document.elementFromPoint(x, y);
  return hit && innermost(hit, (root) => topOf(root, x, y));
}

/** The element that an event came to; the whole document, when it came to none. Ask while the event is under way. */
export function hitBy(event: Event): Element {
  const hit = besidesTaken(event.composedPath().find(isElement) ?? null) ?? document.documentElement;
  const isPointed = event instanceof MouseEvent && !(event.type === 'click' && event.detail === 0);
  return isPointed
    ? besideSlots(innermost(hit, (root) => topOf(root, event.clientX, event.clientY)))
    : innermost(hit, (root) => root.activeElement);
}

/** Text that is shown in a slot belongs to the host; the slot itself is nothing that could be pointed at. */
function besideSlots(hit: Element): Element {
  const root = hit.getRootNode();
  return hit.localName === 'slot' && 'host' in root && isElement(root.host) ? root.host : hit;
}

/** What is on top in a root; text that is shown in a slot is told as its host, and lies on what holds the slot. */
function topOf(root: ShadowRoot, x: number, y: number): Element | undefined {
  return root.elementsFromPoint(x, y).find((element) => element !== root.host);
}

function innermost(outer: Element, inside: (root: ShadowRoot) => Element | null | undefined): Element {
  let hit = outer;
  for (;;) {
    const root = shadowRootOf(hit);
    const inner = root && inside(root);
    // What is shown in a slot lies outside of the root, and what is outside was hit already.
    if (!inner || !root.contains(inner)) return hit;
    hit = inner;
  }
}
