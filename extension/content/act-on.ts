import type { Target } from '../../journey/model.ts';
import type { Among } from '../../journey/target/candidates.ts';
import { describe } from '../../journey/target/describe.ts';
import { outline } from '../../journey/target/outline.ts';
import type { Act } from '../messages.ts';
import { framePath } from './frame-path.ts';

/**
 * An act on an element; an element that nothing tells apart makes it unsupported, not lost.
 * @param named how the element was called when it was pressed; as it is now, without
 */
export function actOn(element: Element, act: (on: Named) => Act, what: string, named = nameOn(element)): Act {
  return 'target' in named ? act(named) : refused(what + named.why, element);
}

/** How an act names its element as it is now, or why it can't. */
export function nameOn(element: Element, among?: Among): Named | Nameless {
  const target = describe(element, among);
  const frame = framePath();
  if (!target) return { why: ALIKE };
  if (!frame) return { why: UNFRAMED };
  return frame.length > 0 ? { target, frame } : { target };
}

/** Why an act can't be replayed, after what was done: its element has no name, or its frame has none. */
export const ALIKE = ': nothing tells the element apart; a test id would';
export const UNFRAMED = ' in a frame that has no name of its own';

/** An act that can't be replayed, with the reason. */
export function refused(what: string, element: Element): Act {
  return { kind: 'unsupported', reason: `${what} on ${outline(element)}` };
}

/** Why an element has no name, to go on with after what was done. */
export interface Nameless {
  why: string;
}

/** How an act names its element. */
export interface Named {
  target: Target;
  frame?: Target[];
}
