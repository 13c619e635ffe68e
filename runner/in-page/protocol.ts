import type { Check, Target } from '../../journey/model.ts';

/** What the runner asks of its code inside a page, and what that answers. All of it is plain JSON. */

/** What is to be done with an element, which tells what the element has to be ready for. */
export type Need =
  /** A pointer at a point of it: the middle, or these fractions of its width and height. */
  | { for: 'point'; position?: { x: number; y: number } }
  /** Typing; `value` is set at once where a person would use a picker (dates, colours, sliders). */
  | { for: 'fill'; value: string; secret: boolean }
  | { for: 'select'; options: string[] }
  | { for: 'check'; checked: boolean }
  /** The keyboard's focus. */
  | { for: 'focus' }
  /** Nothing but being seen: a frame whose inside is what matters. */
  | { for: 'frame' };

/** Why an element could not be acted on. */
export interface NotReady {
  verdict: 'missing' | 'ambiguous' | 'hidden' | 'moving' | 'disabled' | 'covered' | 'unfit';
  /** Whole sentences. */
  message: string;
}

/** An element that is ready. */
export interface Ready {
  verdict: 'ready';
  /** Where to point, in CSS pixels of its frame's viewport; for a frame, where its inside begins. */
  x: number;
  y: number;
  /** What is left to do by trusted input; nothing, where the page's side did it all. */
  todo: 'point' | 'type' | 'nothing';
  /** Says so when the element was found by a fallback. */
  drift?: string;
}

/** How a check came out: what was seen instead, when it does not hold. */
export type Checked =
  { holds: true; drift?: string } | { holds: false; cause: NotReady['verdict'] | 'check'; message: string };

/** The functions inside the page. Times in milliseconds; each answers at the latest after `timeout`. */
export interface InPage {
  /** Waits until the element can be acted on. */
  ready(target: Target, need: Need, timeout: number): Promise<Ready | NotReady>;
  /** Whether a point of the frame's viewport would hit the target's element; else what it hits. */
  hits(target: Target, x: number, y: number): { hit: true } | { hit: false; by: string };
  /** Waits until the check of an element, or of the page's title, holds. */
  check(check: Check, target: Target | undefined, timeout: number): Promise<Checked>;
  /** Whether the element is checked now. */
  isChecked(target: Target): boolean;
}
