import type { InPage } from '../../../runner/in-page/protocol.ts';

/** What the background asks of the player in a page. All of it is plain JSON. */

/** Keys that are held. */
export interface Held {
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

/** What is done to the element that `ready` found last, at once. */
export type Doing =
  | { do: 'click'; x: number; y: number; button: 0 | 1 | 2; count: 1 | 2; held: Held }
  | { do: 'hover'; x: number; y: number }
  /** Replaces what is selected; secrets come at once, as a paste does. */
  | { do: 'write'; text: string; atOnce: boolean }
  | { do: 'press'; key: string; held: Held };

/** Whether it was done; else why not. */
export type Done = { done: true } | { done: false; why: string };

/** The player in a page: the runner's eyes, with hands that any script has. */
export interface Player extends Pick<InPage, 'loaded' | 'ready' | 'put' | 'check' | 'holds'> {
  act(doing: Doing): Done;
  /** The numbers by which this frame is told in the documents around it. */
  path(): number[] | undefined;
  /** The number of the frame that `ready` found last. */
  frameNumber(): number | undefined;
  /** What went wrong in the document by itself: an uncaught error, or an answer that says so. */
  trouble(): string | undefined;
  /** The names of the files that this document has let the browser download since this was asked last. */
  downloads(): string[];
  /** Remembers this document by a word; says whether it is the one that remembers the word. */
  remember(word: string): void;
  remembers(word: string): boolean;
}
