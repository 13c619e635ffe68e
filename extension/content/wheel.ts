import { describe } from '../../journey/target/describe.ts';
import { ancestry, isWholePage } from '../../journey/target/page.ts';
import type { Act } from '../messages.ts';
import { actOn, nameOn, type Named, type Nameless } from './act-on.ts';
import { modifiersOf } from './modifiers.ts';
import { newToken } from './token.ts';
import { placeIn, type Point } from './trail.ts';

/** How the mouse wheel was turned over an element, as a step has it. */
type Turned = Pick<Extract<Act, { kind: 'scroll' }>, 'by' | 'turns' | 'during' | 'position' | 'modifiers'>;

/** What the wheel is turned over, before the page learns of it. */
interface Over {
  element: Element;
  named: Named | Nameless;
  box: DOMRect;
}

/** Turns of the wheel that follow each other, over one element, at one point and in one direction. */
interface Run extends Over {
  merge: string;
  at: Point;
  keys: string;
  events: WheelEvent[];
}

/** Tells what a person turns the mouse wheel over, where the page acts on that itself, as maps do. */
export class Wheel {
  readonly #tell: (act: Act, event: Event, merge: string) => void;
  #run: Run | undefined;

  /** @param tell tells of a run; what is told later of the same token takes its place */
  constructor(tell: (act: Act, event: Event, merge: string) => void) {
    this.#tell = tell;
  }

  /** The wheel was turned; say so before the page learns of it. */
  turn(hit: Element, event: WheelEvent): void {
    const element = turnedOver(hit);
    const over = { element, named: nameOn(element), box: element.getBoundingClientRect() };
    setTimeout(() => {
      if (event.defaultPrevented) this.#note(over, event);
    });
  }

  /** Something else was done: what is turned from now on is another run. */
  end(): void {
    this.#run = undefined;
  }

  #note(over: Over, event: WheelEvent): void {
    if (!this.#run || !goesOn(this.#run, over.element, event)) {
      const at = { x: event.clientX, y: event.clientY };
      const keys = modifiersOf(event).join('+');
      this.#run = { ...over, merge: newToken(), at, keys, events: [] };
    }
    const run = this.#run;
    run.events.push(event);
    const scroll = (on: Named): Act => ({ kind: 'scroll', ...on, ...turnedIn(run) });
    this.#tell(actOn(run.element, scroll, 'Turning the wheel', run.named), event, run.merge);
    // What was told of another run meanwhile does not end this one.
    this.#run = run;
  }
}

/** What such a run comes to. Asked after the page has read the event: Firefox gives it what is asked for first. */
function turnedIn({ events, box, at, keys }: Run): Turned {
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) return {};
  const x = Math.round(events.reduce((sum, event) => sum + event.deltaX, 0)) + 0;
  const y = Math.round(events.reduce((sum, event) => sum + event.deltaY, 0)) + 0;
  const during = Math.round((last.timeStamp - first.timeStamp) / 10) * 10;
  return {
    by: { ...(x !== 0 && { x }), ...(y !== 0 && { y }) },
    ...(events.length > 1 && { turns: events.length, during }),
    position: placeIn(box, at),
    ...(keys && { modifiers: modifiersOf(first) }),
  };
}

/** Maps take in what comes together and go on from there; turns far apart, or back, come to something else. */
function goesOn({ element, at, keys, events }: Run, over: Element, event: WheelEvent): boolean {
  const last = events.at(-1);
  return (
    last !== undefined &&
    over === element &&
    modifiersOf(event).join('+') === keys &&
    event.timeStamp - last.timeStamp < PAUSE &&
    Math.hypot(event.clientX - at.x, event.clientY - at.y) < NEAR &&
    last.deltaX * event.deltaX >= 0 &&
    last.deltaY * event.deltaY >= 0
  );
}

/** So long after the last turn of a run another one begins (milliseconds). */
const PAUSE = 1000;

/** How far the pointer may move in a run (CSS pixels). */
const NEAR = 10;

/** What the page most likely acts on: tiles and shapes come and go, so it is the map or picture that holds them. */
function turnedOver(hit: Element): Element {
  const around = [...ancestry(hit)].filter((at) => !isWholePage(at));
  const whole = around.filter((at) => at.matches(WHOLE) && !at.matches(PARTS));
  return [...whole, ...around].find((at) => describe(at) !== undefined) ?? hit;
}

const WHOLE = 'canvas,svg,video,[id],[tabindex],[aria-label],[role=application],[role=img],[role=region]';
const PARTS =
  'svg svg,svg *,img,a,button,input,select,[role=button],[role=link],[role=option],[role=listitem],li,td';
