import type { Caret, Check, ScrolledTo, Target } from '../../journey/model.ts';

/** What the runner asks of its code inside a page, and what that answers. All of it is plain JSON. */

/** What is to be done with an element, which tells what the element has to be ready for. */
export type Need =
  /** A pointer at a point of it: the middle, or these fractions of its width and height. */
  | { for: 'point'; position?: { x: number; y: number } }
  /** Dropping what is dragged: as pointing, but what is dragged may lie over it. */
  | { for: 'drop'; position?: { x: number; y: number } }
  /** Typing; `value` is set at once where a person would use a picker (dates, colours, sliders). */
  | { for: 'fill'; value: string; secret: boolean }
  | { for: 'select'; options: string[] }
  | { for: 'check'; checked: boolean }
  /** Scrolling it, by turning the wheel over it; the whole document where its name is the selector `html`. */
  | { for: 'scroll'; to: ScrolledTo }
  /** Files of these names, or none; the field itself is often hidden. */
  | { for: 'upload'; names: string[] }
  /**
   * The keyboard's focus; with the caret at a place of its text, or where it is, if it had the focus already, else at its
   * end. What a key chooses from that opens as one types is waited for.
   */
  | { for: 'focus'; caret?: Caret | 'kept'; isForList?: boolean }
  /** Nothing but being seen: a frame whose inside is what matters. */
  | { for: 'frame' };

/** What else `ready` is told. */
export interface Circumstances {
  /** Where acts are allowed, as `inScope` reads it; a document outside of it is not acted in. */
  scopes?: readonly string[];
  baseUrl?: string;
  /** How often the element turned out to be covered so far: it is then scrolled to another place. */
  covered?: number;
}

/** Why an element could not be acted on. */
export interface NotReady {
  verdict:
    'missing' | 'ambiguous' | 'hidden' | 'moving' | 'disabled' | 'covered' | 'unfit' | 'timeout' | 'scope';
  /** Whole sentences. */
  message: string;
}

/** An element that was found by other means than its best name. */
export interface Drift {
  /** What changed, in a whole sentence. */
  message: string;
  /** How it would be recorded now; missing where nothing names it. */
  now?: Target;
}

/** An element that is ready. */
export interface Ready {
  verdict: 'ready';
  /** Where to point, in CSS pixels of its frame's viewport; for a frame, where its inside begins. */
  x: number;
  y: number;
  /** For a frame: how large a pixel of its inside is. */
  scale?: { x: number; y: number };
  /** What is left to do by trusted input; nothing, where the page's side did it all. */
  todo: 'point' | 'type' | 'paste' | 'nothing' | 'files';
  /** How far to scroll it yet, in CSS pixels of its document. */
  turn?: { x: number; y: number };
  /** Says so when the element was found by other means than its best name. */
  drift?: Drift;
}

/** How a check came out: what was seen instead, when it does not hold, as the end of a sentence (`it reads “No”`). */
export type Checked =
  | { holds: true; drift?: Drift }
  | { holds: false; cause: NotReady['verdict']; message: string }
  | { holds: false; cause: 'check'; seen: string };

/** An element that is held at a point: its box and the point in CSS pixels of its frame's viewport. */
export interface Grip {
  x: number;
  y: number;
  box: { left: number; top: number; width: number; height: number };
}

/** A part of what can be seen of a page, in CSS pixels of its viewport. */
export interface Spot {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the pointer's press went: `nowhere` when no event of it came to this document. */
export type Landed = { where: 'right' | 'nowhere' } | { where: 'wrong'; on: string };

/** Whether a field holds what it was given; else what it holds, and whether the focus has left it. */
export type Held = { holds: true } | { holds: false; seen: string; isLeft: boolean };

/** The functions inside the page. Times in milliseconds; each answers at the latest after `timeout`. */
export interface InPage {
  /** How many elements can be found in the document, also inside shadow roots that are open or were revealed. */
  elements(): number;
  /** Waits until the element can be acted on. */
  ready(
    target: Target,
    need: Need,
    timeout: number,
    circumstances?: Circumstances,
  ): Promise<Ready | NotReady>;
  /** Waits until the document's own scripts have run; says so when they have not. */
  loaded(timeout: number): Promise<NotReady | undefined>;
  /** Does the page's part of filling or selecting with the element that `ready` found last. */
  put(target: Target, need: Extract<Need, { for: 'fill' | 'select' }>): Pick<Ready, 'todo'> | NotReady;
  /** Whether a point of the frame's viewport would hit the target's element; else what it hits. */
  hits(target: Target, x: number, y: number): { hit: true } | { hit: false; by: string };
  /** Waits until the check of an element, or of the page's title, holds. */
  check(check: Check, target: Target | undefined, timeout: number): Promise<Checked>;
  /** Lets the next press of the pointer reach the target's element alone, or nothing in this document. */
  guard(target: Target | undefined): void;
  /** Ends the guard and tells what came of the press. */
  landed(): Landed;
  /** As `landed`, with the guard going on unless the press came to the right place. */
  pressed(): Landed;
  /** How the target's element lies at its point that is held; undefined when it is no more. Remembers it as what is dragged. */
  grip(target: Target, position: { x: number; y: number } | undefined): Grip | undefined;
  /** Whether the target's element is at a point, or what is dragged itself, which may have taken its place; else what is. */
  takes(target: Target, x: number, y: number): { hit: true } | { hit: false; by: string };
  /** Listens from now on for what is dropped from outside. */
  awaitDrop(): void;
  /** Whether something was dropped since that the page took. */
  tookDrop(): boolean;
  /** Whether what lies around what is dragged, or around the target's element, still moves to where it belongs. */
  stirs(target: Target): boolean;
  /** Whether what is dragged lies at a point of the viewport itself. */
  isHeldAt(x: number, y: number): boolean;
  /** How far the browser's own drag is towards a point of the viewport. */
  dragAt(x: number, y: number): 'none' | 'there' | 'seen' | 'on its way';
  /** Where these elements are, and all that holds or reads one of the secrets. */
  spots(masks: readonly Target[], secrets: readonly string[]): Spot[];
  /** Where one of the secrets can be read. */
  secrets(secrets: readonly string[]): Spot[];
  /** Waits until the page has been painted. */
  painted(): Promise<void>;
  /** Waits until the field that was filled or the list that was chosen from holds what it was given. */
  holds(need: Need, timeout: number): Promise<Held>;
}
