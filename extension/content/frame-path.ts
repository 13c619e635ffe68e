import browser from '../api.ts';
import type { Target } from '../../journey/model.ts';
import { describe } from '../../journey/target/describe.ts';
import type { FrameAsked, Placed } from '../messages.ts';

/** Where in the page a frame lies. */

/** The place of the outermost frame around this document that scripts here can reach, where it is known. */
let around: Target[] | undefined;

/**
 * The frames that this document lies in, outermost first, each as an element of its parent; empty for the
 * top document, undefined where a frame can't be named or belongs to a site that is not recorded.
 */
export function framePath(): Target[] | undefined {
  const path: Target[] = [];
  let at: Window = window;
  for (; at !== at.parent; at = at.parent) {
    if (!at.frameElement) return around && [...around, ...path];
    const target = describe(at.frameElement);
    if (!target) return undefined;
    path.unshift(target);
  }
  return path;
}

/**
 * Keeps the place of a frame in a page of another site known, until `signal` aborts. Its element can't be reached
 * from inside, so the recorders around it are asked. They tell it by its number among the frames of its parent,
 * which no page can forge, and no message that a page could see is needed.
 * @returns asks anew
 */
export function followPlace(signal: AbortSignal): () => void {
  const outer = outermost();
  if (outer === outer.parent) return () => undefined;
  const ask = async (): Promise<void> => {
    const path = numbersOf(outer);
    const question: FrameAsked = { type: 'frame-place', path: path ?? [] };
    const answer: Placed | undefined = path && (await browser.runtime.sendMessage(question));
    // Frames that came or went meanwhile changed the numbers.
    if (String(path) === String(numbersOf(outer))) around = answer?.targets;
    else if (!signal.aborted) setTimeout(refresh, AGAIN);
  };
  const refresh = (): void => void ask().catch(() => undefined);
  refresh();
  const options = { capture: true, passive: true, signal };
  for (const type of ['load', 'focus', 'pointerdown', 'keydown']) addEventListener(type, refresh, options);
  // The pointer comes before the click does.
  addEventListener('mouseover', ({ relatedTarget }) => relatedTarget ?? refresh(), options);
  return refresh;
}

const AGAIN = 50;

/** The outermost frame around this document that scripts here can reach. */
function outermost(): Window {
  let at: Window = window;
  while (at !== at.parent && at.frameElement) at = at.parent;
  return at;
}

/** The numbers by which a frame is told in each document around it, outermost first; undefined where it has none. */
export function numbersOf(frame: Window): number[] | undefined {
  const path: number[] = [];
  for (let at = frame; at !== at.parent; at = at.parent) {
    const number = numberOf(at);
    if (number === undefined) return undefined;
    path.unshift(number);
  }
  return path;
}

/** The number of a frame in its parent; frames in shadow roots have none. */
export function numberOf(frame: Window): number | undefined {
  for (let number = 0; number < frame.parent.length; number += 1) {
    if (frame.parent[number] === frame) return number;
  }
  return undefined;
}
