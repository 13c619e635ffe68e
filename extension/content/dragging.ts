import { outline } from '../../journey/target/outline.ts';
import { hitBy } from '../../journey/target/hit.ts';
import { ancestry, isElement, isField, isHtml } from '../../journey/target/page.ts';
import type { Act } from '../messages.ts';
import { ALIKE, refused, UNFRAMED } from './act-on.ts';
import { hasMoved, hasOtherPlace, isPicture, whatIsDragged, type Dragged } from './dragged.ts';
import { dropOf, stackAt } from './drop-place.ts';
import type { On } from './listening.ts';
import { modifiersOf } from './modifiers.ts';
import { Reaction } from './reaction.ts';
import { isOnBar } from './scroll-bar.ts';
import { isMiddle, placeIn, placesAlong, type Point } from './trail.ts';

/** What the rest of the recorder has to know of drags. */
export interface Drags {
  /** Whether the pointer's last press was a drag, so that the click that it made is none. Ask at that click. */
  takesClick(): boolean;
  /** Whether the pointer was moved far between press and release: a click on what lies around both is none. */
  readonly strayed: boolean;
  /** Ends a drag that is under way, as Escape does; false when there is none. */
  abort(): boolean;
}

/** A press of the pointer, from which a drag may come. */
interface Press {
  dragged: Dragged;
  reaction: Reaction;
  trail: Point[];
  /** What lay under the pointer a while ago, since it was moved, and where: what has moved since moves with it. */
  sample?: { at: Point; boxes: Map<Element, DOMRect> };
  selection: string;
  state: 'pressed' | 'moved' | 'native' | 'sent' | 'over';
  aborted: boolean;
  /** After Escape, until the page has heard of it: what it does because of that is no part of the drag. */
  forget?: (() => void) | undefined;
  /** After the release: sends the act, once the page has shown that it took it for a drag. */
  settle?: () => void;
}

/**
 * Turns what a person drags, with the pointer or by the browser's own drag and drop, into acts.
 * @param on listens before the page does
 * @param takeFiles tells of files that were dropped from outside
 */
export function listenForDrags(
  on: On,
  send: (act: Act, event: Event) => void,
  takeFiles: (on: Element, held: DataTransfer, event: Event) => void,
): Drags {
  let press: Press | undefined;
  let strayed = false;

  const release = (): void => {
    press?.reaction.end();
    if (press && press.state !== 'sent') press.state = 'over';
  };

  on('pointerdown', (event) => {
    release();
    press = undefined;
    strayed = false;
    const hit = hitBy(event);
    if (event.button !== 0 || event.pointerType === 'touch' || isNoDrag(hit, event)) return;
    const start = pointOf(event);
    press = {
      dragged: whatIsDragged(hit, start),
      reaction: new Reaction(hit),
      trail: [start],
      selection: selected(),
      state: 'pressed',
      aborted: false,
    };
    press.reaction.hear(event);
  });

  const follow = (event: MouseEvent): void => {
    if (!press || press.state === 'sent' || press.state === 'over') return;
    press.forget?.();
    press.reaction.hear(event);
    const point = pointOf(event);
    const last = press.trail.at(-1);
    if (last && last.x === point.x && last.y === point.y) return;
    press.trail.push(point);
    const isFar = !press.sample || distance(press.sample.at, point) >= DRAG_DISTANCE;
    if (isFar) press.sample = sampleAt(point);
    if (press.state === 'pressed' && distance(press.dragged.start, point) >= DRAG_DISTANCE)
      press.state = 'moved';
  };
  on('pointermove', follow);
  on('dragover', follow);
  on('mousedown', (event) => press?.reaction.hear(event));
  on('gotpointercapture', () => press?.reaction.note());

  on('pointerup', (event) => {
    const ended = press;
    if (!ended) return;
    follow(event);
    strayed = ended.state === 'moved';
    if (ended.state !== 'moved') return release();
    const act = actOf(ended, event, pointOf(event));
    const isOnControl = ended.dragged.hit.closest(PRESSED)?.contains(hitBy(event)) ?? false;
    ended.settle = () => {
      if (ended.state !== 'moved' || !tookEffect(ended, isOnControl)) return;
      ended.state = 'sent';
      send(act, event);
    };
    ended.settle();
    // Some pages show only after the release that they took it for a drag.
    setTimeout(() => {
      ended.settle?.();
      ended.reaction.end();
      if (ended.state === 'moved') ended.state = 'over';
    });
  });

  on('pointercancel', () => {
    if (press && press.state !== 'native') release();
  });

  on('dragstart', (event) => {
    const [what] = event.composedPath();
    if (!press || !isElement(what)) return release(); // selected text is dragged
    press.dragged = whatIsDragged(press.dragged.hit, press.dragged.start, what);
    press.state = 'native';
  });

  on('drop', (event) => {
    const on = hitBy(event);
    if (isField(on) || (isHtml(on) && on.isContentEditable)) return release(); // what it holds then is the act
    if (press?.state === 'native') {
      follow(event);
      send(actOf(press, event, pointOf(event), on), event);
      press.state = 'sent';
    } else if (event.dataTransfer?.types.includes('Files')) {
      takeFiles(on, event.dataTransfer, event);
    } else {
      const what = 'text, or what was dragged in another frame or window,';
      send({ kind: 'unsupported', reason: `Dropping ${what} on ${outline(on)}` }, event);
    }
  });

  on('dragend', (event) => {
    const ended = press;
    if (ended?.state !== 'native') return release();
    const { item } = ended.dragged;
    if (event.dataTransfer && event.dataTransfer.dropEffect !== 'none') {
      const reason = `Dragging ${outline(item)} into another frame or window`;
      send({ kind: 'unsupported', reason }, event);
      return release();
    }
    // Not dropped anywhere, unless the page takes the end for a drop.
    const last = ended.trail.at(-1) ?? ended.dragged.start;
    const act = actOf(ended, event, last, stackAt(document, last)[0]);
    setTimeout(() => {
      if (ended.state === 'native' && hasOtherPlace(ended.dragged)) send(act, event);
      ended.state = 'sent';
      ended.reaction.end();
    });
  });

  return {
    takesClick() {
      press?.settle?.();
      if (press?.state === 'sent' || (strayed && (press?.aborted || selectsText(press)))) return true;
      if (press?.state === 'moved') press.state = 'over'; // the click tells it all
      return false;
    },
    get strayed() {
      return strayed;
    },
    abort() {
      if (press?.state !== 'moved' && press?.state !== 'native') return false;
      const escaped = press;
      escaped.aborted = true;
      // A page that knows no Escape goes on with the drag, which then is one.
      escaped.forget = () => {
        escaped.forget = undefined;
        escaped.reaction.forget();
      };
      setTimeout(() => escaped.forget?.());
      return true;
    },
  };
}

/** Whether the drag was more than a click with a shaky hand, a selection of text, or nothing at all. */
function tookEffect({ dragged, reaction, selection, aborted }: Press, isOnControl: boolean): boolean {
  if (isPicture(dragged.item) && !aborted) return true;
  const moved = hasMoved(dragged);
  if (isOnControl && !moved) return false;
  return reaction.seen && (moved || selected() === selection);
}

/** What a person presses, and does not move. */
const PRESSED =
  'a[href],button,label,summary,[role=button],[role=link],[role=tab],[role=menuitem],[role=checkbox]';

/** A press that moves less than this before release is a click (CSS pixels; the usual drag threshold). */
const DRAG_DISTANCE = 8;

/** Whether a press there is for a field, for selecting what is typed, or for a scrollbar. */
function isNoDrag(hit: Element, event: PointerEvent): boolean {
  if (isField(hit) || (isHtml(hit) && hit.isContentEditable) || hit === document.documentElement) return true;
  return isOnBar(hit, event);
}

/** The drag from the press to a point. */
function actOf({ dragged, trail, sample }: Press, event: MouseEvent, end: Point, taker?: Element): Act {
  const { held, frame, item, hit, start } = dragged;
  if (!held) return refused(`Drag${ALIKE}`, item);
  if (!frame) return refused(`Drag${UNFRAMED}`, item);
  const { target, box } = held;
  const modifiers = modifiersOf(event);
  const on = { target, ...(frame.length > 0 && { frame }) };
  const how = modifiers.length > 0 && { modifiers };
  const to = dropOf(dragged, end, (at) => movesAlong(at, sample?.boxes ?? new Map()), taker);
  if (!to) return { kind: 'drag', ...on, path: placesAlong(trail, box), ...how };
  const from = placeIn(box, start);
  // A handle may be the only part by which the item can be held.
  const isByAny = isMiddle(from) && (hit === item || !hit.matches(HANDLE));
  return { kind: 'drag', ...on, ...(!isByAny && { from }), to, ...how };
}

const HANDLE = 'button,svg,svg *,[role=button],[class*=handle],[class*=grip]';

function sampleAt(at: Point): NonNullable<Press['sample']> {
  return { at, boxes: new Map(stackAt(document, at).map((under) => [under, under.getBoundingClientRect()])) };
}

/** Whether it, or what it is part of, has moved since it was seen under the pointer before. */
function movesAlong(element: Element, before: ReadonlyMap<Element, DOMRect>): boolean {
  return [...ancestry(element)].some((at) => {
    const box = before.get(at);
    if (!box) return false;
    const now = at.getBoundingClientRect();
    return now.left !== box.left || now.top !== box.top;
  });
}

/** Whether the press selected text, as pressing controls does not. */
function selectsText(press: Press | undefined): boolean {
  return (
    press !== undefined &&
    selected() !== '' &&
    selected() !== press.selection &&
    !press.dragged.hit.closest(PRESSED)
  );
}

function selected(): string {
  return getSelection()?.toString() ?? '';
}

function pointOf({ clientX, clientY }: MouseEvent): Point {
  return { x: clientX, y: clientY };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
