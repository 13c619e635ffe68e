import browser from 'webextension-polyfill';
import type { Target } from '../../../journey/model.ts';
import type { Player } from '../../content/play/protocol.ts';
import player from '../../content/play/player.iife.ts?script&iife';
import { pause, TabFailure, type Deadline } from './failure.ts';

/** Asks the player in a document, and puts it there first where it is not. Documents come and go meanwhile. */

/** A document that is asked: of a tab, or of a frame in it. */
export interface Place {
  tab: number;
  frame: number;
}

type Functions = { [Name in keyof Player]: Player[Name] };

/**
 * Asks the player something.
 * @returns undefined when the document went away, or when there is none that may be seen
 * @throws {TabFailure} when the player itself fails
 */
export async function ask<Name extends keyof Functions>(
  { tab, frame }: Place,
  name: Name,
  ...args: Parameters<Functions[Name]>
): Promise<Awaited<ReturnType<Functions[Name]>> | undefined> {
  const target = { tabId: tab, frameIds: [frame] };
  for (const isAgain of [false, true]) {
    let answer: unknown;
    try {
      const [injection] = await browser.scripting.executeScript({ target, func: call, args: [name, args] });
      answer = injection?.result;
      if (answer === ABSENT && !isAgain) await browser.scripting.executeScript({ target, files: [player] });
    } catch {
      return undefined;
    }
    if (isAnswer<Name>(answer)) return answer.value;
    if (typeof answer === 'object' && answer !== null && 'error' in answer) {
      throw new TabFailure(`The page could not be acted in: ${String(answer.error)}`);
    }
    if (answer !== ABSENT) return undefined;
  }
  return undefined;
}

const ABSENT = 'absent';

/** Runs in the document. */
async function call(name: string, args: unknown[]): Promise<unknown> {
  const there: unknown = Reflect.get(globalThis, 'waymarkPlayer');
  if (typeof there !== 'object' || there === null) return 'absent';
  const method: unknown = Reflect.get(there, name);
  try {
    return typeof method === 'function' ? { value: await Reflect.apply(method, there, args) } : undefined;
  } catch (error) {
    return { error: String(error) };
  }
}

function isAnswer<Name extends keyof Functions>(
  answer: unknown,
): answer is { value: Awaited<ReturnType<Functions[Name]>> } {
  return typeof answer === 'object' && answer !== null && 'value' in answer;
}

/**
 * The document inside some frames of a tab, outermost first.
 * @throws {TabFailure} when a frame is not there in time
 */
export async function placeIn(tab: number, frames: readonly Target[], deadline: Deadline): Promise<Place> {
  let place: Place = { tab, frame: 0 };
  const path: number[] = [];
  for (const frame of frames) {
    const found = await ask(place, 'ready', frame, { for: 'frame' }, deadline.left, {});
    if (found && found.verdict !== 'ready') throw new TabFailure(found.message);
    const number = found && (await ask(place, 'frameNumber'));
    if (number === undefined)
      throw new TabFailure('A frame around the element can’t be told apart from others.');
    path.push(number);
    place = await frameAt(tab, path, deadline);
  }
  return place;
}

/** The frame of a tab that lies at a path of numbers. */
async function frameAt(tab: number, path: readonly number[], deadline: Deadline): Promise<Place> {
  for (;;) {
    const frames = await browser.scripting
      .executeScript({ target: { tabId: tab, allFrames: true }, func: () => location.href })
      .catch(() => []);
    for (const { frameId } of frames) {
      const place = { tab, frame: frameId };
      if (frameId !== 0 && String(await ask(place, 'path')) === String(path)) return place;
    }
    if (deadline.left === 0) throw new TabFailure('A frame around the element can’t be looked into.');
    await pause();
  }
}
