import type { Grip } from '../in-page/protocol.ts';
import { Deadline } from './deadline.ts';
import { Failure } from './failure.ts';
import { lookFor, type Found } from './looking.ts';
import { pointAndPress, type Sought } from './pointing.ts';
import { DocumentGone } from './place.ts';
import { callInPage } from './world.ts';

/**
 * Drags one element to another: presses, moves in small steps that the page sees one by one, and releases. Where
 * the other element is there before, it must be one that could be pointed at; one that comes only with the drag is
 * waited for while that is under way.
 * @throws {Failure} when either is not ready in time, or the other one is not where the pointer comes
 */
export async function dragTo(source: Sought, target: Sought, deadline: Deadline): Promise<void> {
  const isSameFrame = JSON.stringify(source.frames) === JSON.stringify(target.frames);
  if (source.page !== target.page || !isSameFrame) {
    throw new Failure(
      'script',
      'What is dragged and where it is dropped must be in the same frame of a page.',
    );
  }
  await lookAhead(target, deadline);
  const find = (): Promise<Found> =>
    lookFor(target.page, target.frames, target.candidate, target.need, deadline);
  await whileHeld(source, deadline, async (hold) => {
    // Pages make room, or show where things can be dropped, only once the pointer has moved a little.
    await hold.moveBy({ x: BEGINNING, y: BEGINNING });
    await hold.arrive();
    for (;;) {
      const at = await find();
      await hold.moveTowards(at.target, at);
      const taken = await callInPage(hold.place, 'takes', at.target, at.x, at.y);
      if (taken.hit) return hold.comeToRest(at.target);
      if (deadline.left === 0) {
        throw new Failure('covered', `Where it is to be dropped, there is ${taken.by} instead.`);
      }
    }
  });
}

/**
 * Drags the pointer along places of an element, given as fractions of the box that it has as it is pressed.
 * @throws {Failure} when the element is not ready in time, or the path has no two places
 */
export async function dragAlong(source: Sought, path: readonly Point[], deadline: Deadline): Promise<void> {
  if (path.length < 2) throw new Failure('script', 'A path needs at least two places.');
  await whileHeld(source, deadline, async (hold) => {
    const { left, top, width, height } = hold.box;
    for (const { x, y } of path.slice(1)) await hold.moveTo({ x: left + x * width, y: top + y * height });
  });
}

interface Point {
  x: number;
  y: number;
}

/** So far the pointer moves first: further than any usual threshold of a drag (CSS pixels, to the right and down). */
const BEGINNING = 8;

/** Waits until the other element can be pointed at, unless there is none yet. */
async function lookAhead({ page, frames, candidate, need }: Sought, deadline: Deadline): Promise<void> {
  const position = need.for === 'drop' ? need.position : undefined;
  const pointing = { for: 'point' as const, ...(position && { position }) };
  try {
    await lookFor(page, frames, candidate, pointing, new Deadline(0));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.cause === 'missing' || error.cause === 'hidden') return;
    await lookFor(page, frames, candidate, pointing, deadline);
  }
}

/** Presses on an element, drags, and releases. A drag that fails ends the journey with the pointer still down: nothing is dropped. */
async function whileHeld(
  source: Sought,
  deadline: Deadline,
  drag: (hold: Hold) => Promise<void>,
): Promise<void> {
  const { page, frames, candidate, need } = source;
  const { mouse } = page.puppeteer;
  const position = need.for === 'point' ? need.position : undefined;
  // Looking at the other end may have scrolled this one away.
  const found = await lookFor(page, frames, candidate, need, deadline);
  const holds: Hold[] = [];
  await pointAndPress(source, found, deadline, async (_x, _y, at) => {
    const grip = await callInPage(at.place, 'grip', at.target, position);
    await mouse.down();
    const { where } = await callInPage(at.place, 'pressed');
    if (grip && where === 'right') holds.push(new Hold(source, at, grip));
    // The guard is still there, so the page learns nothing of this release either.
    else await mouse.up();
  });
  const hold = holds.at(-1);
  if (!hold) throw new Failure('missing', 'It went away as it was pressed.');
  await drag(hold);
  await hold.arrive();
  await hold.rest();
  await mouse.up();
  await hold.rest(1);
  await hold.isLetGo();
}

/** An element that the pointer holds. Points are in CSS pixels of the viewport of its own document. */
class Hold {
  readonly place: Found['place'];
  readonly box: Grip['box'];
  readonly #source: Sought;
  readonly #found: Found;
  readonly #grip: Grip;
  #at: Point;

  constructor(source: Sought, found: Found, grip: Grip) {
    this.place = found.place;
    this.box = grip.box;
    this.#source = source;
    this.#found = found;
    this.#grip = grip;
    this.#at = { x: grip.x, y: grip.y };
  }

  /** Moves in a straight line, so slowly that pages that look once for each painted frame see the way. */
  async moveTo(to: Point): Promise<void> {
    await this.#move(to, () => this.rest(1));
  }

  /**
   * Moves so, and lets the page make room before it moves on. Lists take no notice of the pointer while their items
   * move, so what hurries over them is dropped where it was noticed last, and not where it came.
   */
  async moveTowards(target: Found['target'], to: Point): Promise<void> {
    const patience = new Deadline(PATIENCE);
    await this.#move(to, async () => {
      await this.rest(1);
      await this.#follow('seen', patience);
      await this.#waitForRoom(target, patience);
    });
  }

  async #move({ x, y }: Point, look: () => Promise<void>): Promise<void> {
    const start = this.#at;
    const steps = Math.ceil(Math.hypot(x - start.x, y - start.y) / STRIDE);
    const count = Math.min(MOST_STEPS, Math.max(FEWEST_STEPS, steps));
    for (let step = 1; step <= count; step += 1) {
      this.#at = {
        x: start.x + ((x - start.x) * step) / count,
        y: start.y + ((y - start.y) * step) / count,
      };
      await this.#point();
      await look();
    }
  }

  moveBy({ x, y }: Point): Promise<void> {
    return this.moveTo({ x: this.#at.x + x, y: this.#at.y + y });
  }

  /** Waits until the browser's own drag has come where the pointer is. */
  arrive(): Promise<void> {
    return this.#follow('there', new Deadline(PATIENCE));
  }

  /** Waits until that drag is so far; it follows only a pointer that moves. */
  async #follow(until: 'seen' | 'there', patience: Deadline): Promise<void> {
    const { x, y } = this.#at;
    while (patience.left > 0) {
      const now = await this.#drag();
      if (now === 'none' || now === 'there' || now === until) return;
      await this.#point({ x: x + 1, y });
      await this.#point();
      await this.rest(1);
    }
  }

  /**
   * Waits until what makes room has done so. Lists take no notice of the pointer while their items move, so it moves a
   * little then, as hands do that are never quite still, unless what is dragged has taken its place there already.
   */
  async comeToRest(target: Found['target']): Promise<void> {
    await this.rest(1);
    if (!(await this.#waitForRoom(target))) return;
    await this.rest();
    if (await callInPage(this.place, 'isHeldAt', this.#at.x, this.#at.y)) return;
    await this.moveBy({ x: 1, y: 0 });
    await this.moveBy({ x: -1, y: 0 });
    await this.arrive();
    await this.rest(1);
    await this.#waitForRoom(target);
  }

  /** Waits until nothing around moves to its place any more; whether something did. */
  async #waitForRoom(target: Found['target'], patience = new Deadline(PATIENCE)): Promise<boolean> {
    let stirred = false;
    while (patience.left > 0 && (await callInPage(this.place, 'stirs', target))) {
      stirred = true;
      await this.rest(1);
    }
    return stirred;
  }

  /** Waits until the browser's own drag is over. */
  async isLetGo(): Promise<void> {
    const patience = new Deadline(PATIENCE);
    while ((await this.#drag()) !== 'none' && patience.left > 0) await this.rest(1);
  }

  async #drag(): Promise<'none' | 'there' | 'seen' | 'on its way'> {
    try {
      return await callInPage(this.place, 'dragAt', this.#at.x, this.#at.y);
    } catch (error) {
      if (error instanceof DocumentGone) return 'none';
      throw error;
    }
  }

  /** Waits for painted frames: what is thrown flies on, and some pages look only now and then. */
  async rest(frames = 3): Promise<void> {
    for (let frame = 0; frame < frames; frame += 1) {
      await callInPage(this.place, 'painted').catch((error: unknown) => {
        if (!(error instanceof DocumentGone)) throw error;
      });
    }
  }

  #point(to = this.#at): Promise<void> {
    const { x, y, zoom } = this.#found;
    const { mouse } = this.#source.page.puppeteer;
    return mouse.move(x + (to.x - this.#grip.x) * zoom.x, y + (to.y - this.#grip.y) * zoom.y);
  }
}

/** How long the browser's own drag may lag behind the pointer; a page may also want none (milliseconds). */
const PATIENCE = 2000;

/** The pointer's usual step, and how many there are on a straight line (CSS pixels). */
const STRIDE = 20;
const FEWEST_STEPS = 3;
const MOST_STEPS = 20;
