import type { ScrolledTo } from '../../journey/model.ts';
import { editingHostOf } from '../../journey/target/editable.ts';
import { hitBy } from '../../journey/target/hit.ts';
import { ancestry, isElement, isField, shadowRootsIn } from '../../journey/target/page.ts';
import type { On } from './listening.ts';
import { isOnBar } from './scroll-bar.ts';
import { newToken } from './token.ts';

/**
 * Tells what a person scrolls where the page shows more because of it: lists that load on, or that hold only
 * what is in sight. All else that is scrolled is no act, as a replay scrolls to what it needs.
 */

/** A way in one direction; places on it count as one, up to an end where more comes. */
interface Way {
  scroller: Element;
  axis: 'x' | 'y';
  sign: number;
  merge: string;
  /** Where it led to so far, how long the scroller was then, and by which event. */
  to: ScrolledTo;
  length: number;
  event: Event;
  isTold: boolean;
}

/**
 * Watches for scrolling until `signal` aborts.
 * @param tell tells of a way; what is told later of the same token takes its place
 * @returns ends a way, as something else was done
 */
export function followScrolling(
  on: On,
  tell: (scroller: Element, to: ScrolledTo, event: Event, merge: string) => void,
  signal: AbortSignal,
): () => void {
  const places = new WeakMap<Element, { x: number; y: number }>();
  const heard = new WeakSet<ShadowRoot>();
  let cause: { event: Event; until: number } | undefined;
  let way: Way | undefined;
  let added = new Set<Element>();
  let isDue = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let observed: Element | undefined;
  const observer = new MutationObserver(note);

  function note(records: MutationRecord[]): void {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (isElement(node) && added.size < MOST) added.add(node);
    }
    if (added.size === 0 || isDue) return;
    isDue = true;
    // Asked once the page has laid it out anyway.
    requestAnimationFrame(() => {
      isDue = false;
      look();
    });
  }

  const look = (): void => {
    const fresh = added;
    added = new Set();
    const current = way;
    if (!current || signal.aborted) return;
    if (![...fresh].some((element) => isMore(element, current.scroller))) return;
    current.isTold = true;
    tell(current.scroller, current.to, current.event, current.merge);
    way ??= current; // telling it is no other act
  };

  const watch = (scroller: Element): void => {
    clearTimeout(timer);
    timer = setTimeout(stop, WHILE);
    if (observed === scroller) return;
    observer.disconnect();
    observed = scroller;
    for (const root of rootsAround(scroller)) observer.observe(root, { subtree: true, childList: true });
  };

  const stop = (): void => {
    clearTimeout(timer);
    note(observer.takeRecords());
    look();
    observer.disconnect();
    observed = undefined;
  };

  const end = (): void => {
    if (observed) stop();
    way = cause = undefined;
  };
  signal.addEventListener('abort', () => observer.disconnect());

  const scrolled = (event: Event): void => {
    const [on = document] = event.composedPath();
    const scroller = isElement(on) ? on : (document.scrollingElement ?? document.documentElement);
    const before = places.get(scroller) ?? { x: 0, y: 0 };
    const now = { x: scroller.scrollLeft, y: scroller.scrollTop };
    places.set(scroller, now);
    const isGoingOn = way?.scroller === scroller && event.timeStamp - way.event.timeStamp < COASTING;
    const isByPerson = isGoingOn || (cause && event.timeStamp < cause.until && !cause.event.defaultPrevented);
    if (!isByPerson || isField(scroller) || editingHostOf(scroller) !== undefined) return;
    const axis = Math.abs(now.x - before.x) > Math.abs(now.y - before.y) ? 'x' : 'y';
    const sign = Math.sign(now[axis] - before[axis]);
    if (sign === 0) return;
    const { to, length } = placeOf(scroller, axis, sign);
    const isEnd = (place: ScrolledTo): boolean =>
      place === 'end' || place === 0 || (typeof place === 'object' && (place.x === 'end' || place.x === 0));
    const isSame =
      way?.scroller === scroller &&
      way.axis === axis &&
      way.sign === sign &&
      !(way.isTold && isEnd(way.to) && length > way.length + 1);
    if (way && isSame) Object.assign(way, { to, length, event });
    else {
      // What is there by now came of the way before.
      if (observed) {
        note(observer.takeRecords());
        look();
      }
      way = { scroller, axis, sign, merge: newToken(), to, length, event, isTold: false };
    }
    watch(scroller);
  };

  /** Where things are before they are scrolled: browsers scroll by the wheel before they tell of it. */
  const remember = (event: Event): void => {
    for (const at of ancestry(hitBy(event))) {
      if (!places.has(at)) places.set(at, { x: at.scrollLeft, y: at.scrollTop });
    }
  };

  /** What a person does that may scroll; what happens soon after comes of it. */
  const caused = (event: Event, lasts = SOON): void => {
    const hit = hitBy(event);
    cause = { event, until: event.timeStamp + lasts };
    // What scrolls inside of a shadow root is not heard of outside.
    for (const at of ancestry(hit)) {
      const root = at.getRootNode();
      if (!(root instanceof ShadowRoot) || heard.has(root)) continue;
      heard.add(root);
      const trusted = (scroll: Event): void => {
        if (scroll.isTrusted && scroll.composedPath()[0] !== document) scrolled(scroll);
      };
      root.addEventListener('scroll', trusted, { capture: true, passive: true, signal });
    }
  };

  on('pointerover', remember);
  on('keydown', remember);
  on('scroll', scrolled);
  on('wheel', (event) => caused(event));
  on('touchmove', (event) => caused(event));
  on('keydown', (event) => {
    const hit = hitBy(event);
    const isWritten = isField(hit) || editingHostOf(hit) !== undefined;
    if (SCROLLS.test(event.key) && !isWritten) caused(event);
    else if (!MODIFIES.test(event.key)) end();
  });
  on('pointerdown', (event) => {
    if (isOnBar(hitBy(event), event)) caused(event, Infinity);
    else if (event.pointerType !== 'touch') end();
  });
  on('pointermove', ({ buttons }) => {
    if (cause?.until === Infinity && buttons === 0) cause = undefined;
  });
  return end;
}

/** So long after what may scroll something is scrolled by it (milliseconds). */
const SOON = 400;

/** So long the next event of a scroll may take that goes on by itself (milliseconds). */
const COASTING = 150;

/** So long after a scroll what is added comes of it (milliseconds). */
const WHILE = 1000;

/** So many added elements are looked at. */
const MOST = 100;

const SCROLLS = /^(PageUp|PageDown|Home|End|ArrowUp|ArrowDown|ArrowLeft|ArrowRight| )$/;
const MODIFIES = /^(Alt|AltGraph|Control|Meta|Shift)$/;

function placeOf(scroller: Element, axis: 'x' | 'y', sign: number): { to: ScrolledTo; length: number } {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = scroller;
  const [at, length, seen] =
    axis === 'y' ? [scrollTop, scrollHeight, clientHeight] : [scrollLeft, scrollWidth, clientWidth];
  const goal = sign > 0 && length - seen - at <= 2 ? 'end' : Math.max(0, Math.round(at));
  return { to: axis === 'y' ? goal : { x: goal }, length };
}

/** Whether what was added is more of what is scrolled: seen, and no note or header that keeps its place. */
function isMore(element: Element, scroller: Element): boolean {
  if (!element.isConnected || /^(script|style|link|meta|template|iframe)$/.test(element.localName))
    return false;
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  const { width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return false;
  for (const at of ancestry(element)) {
    if (at === scroller) return true;
    if (/^(fixed|sticky)$/.test(getComputedStyle(at).position)) return false;
  }
  return false;
}

/** The document, and the shadow roots that the scroller lies in or holds. */
function rootsAround(scroller: Element): Set<Node> {
  const outer = [...ancestry(scroller)].map((at) => at.getRootNode());
  return new Set([...outer, ...shadowRootsIn(scroller)]);
}
