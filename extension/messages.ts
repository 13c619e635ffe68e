import type { Fields } from '../journey/change-step.ts';
import type { Candidate, Check, Journey, Step, StepKind, Target, Viewport } from '../journey/model.ts';

/** Everything that is said between the recorder in the page, the background and the panel. */

type ActKind = Extract<
  StepKind,
  | 'resize'
  | 'click'
  | 'hover'
  | 'drag'
  | 'scroll'
  | 'fill'
  | 'type'
  | 'caret'
  | 'paste'
  | 'check'
  | 'uncheck'
  | 'select'
  | 'upload'
  | 'press'
  | 'unsupported'
>;

/** What a person did, as the content script saw it: a step that has no id, tab and effects yet. */
export type Act = { [K in ActKind]: Omit<Extract<Step, { kind: K }>, 'id' | 'page' | 'effects'> }[ActKind] & {
  /** Whether its element draws what is typed, so that its text does not tell it. */
  isDrawn?: boolean;
};

/** One thing seen in a page. */
export type Seen =
  /** `merge`: a later act of the same token (more typing in the same field) replaces the earlier. */
  | {
      kind: 'act';
      act: Act;
      merge?: string;
      title: string;
      /** When the click was that only opened what the act was done with, and is none of its own. */
      opener?: number;
    }
  /** The top document is there: at the start or resumption of a recording, or after it was loaded. */
  | {
      kind: 'arrived';
      how: 'start' | 'load' | 'reload' | 'traverse';
      index: number;
      opened: boolean;
      title: string;
      /** The size of the page's window in CSS pixels, which is what the person sees of the page, and the device. */
      viewport: Viewport;
    }
  /** The address changed without a new document. */
  | { kind: 'routed'; how: 'push' | 'replace' | 'traverse'; index: number; byPerson: boolean }
  /** The page itself is about to load another document: a link, a form or a script did it. */
  | { kind: 'leaving'; how?: 'load' | 'reload' | 'traverse' }
  /** The page asked for data at an address for the first time; `ofAct` soon after something was done in it. */
  | { kind: 'requested'; url: string; ofAct: boolean }
  /** The page lets the browser download a file, under that name unless the answer says otherwise. */
  | { kind: 'download'; name: string }
  | { kind: 'dialog'; type: 'alert' | 'confirm' | 'prompt'; message: string; answer: boolean | string };

/** A thing seen, with its place in the stream of its document. */
export interface Report {
  type: 'report';
  /** A random id of the document, and the report's number in it, from 1: together unique. */
  document: string;
  seq: number;
  /** When it happened: milliseconds since 1970, of the event and not of its report. */
  at: number;
  url: string;
  seen: Seen;
}

/** An act of uploading as the page tells it, before the files are known by what is in them. */
export type Uploading = Omit<Extract<Act, { kind: 'upload' }>, 'files'>;

/** A part of a chosen file. */
export interface Part {
  type: 'part';
  /** The token of the act. */
  merge: string;
  /** The file's place among those chosen, and the part's place in the file, from 0. */
  file: number;
  part: number;
  base64: string;
}

/** The files that were chosen at a time (milliseconds since 1970), and how many parts each comes in. */
export interface Chosen {
  type: 'chosen';
  merge: string;
  at: number;
  act: Uploading;
  files: { name: string; size: number; parts: number }[];
}

/** An element that the person pointed at, with what can be checked of it. */
export interface Pick {
  page: string;
  frame?: Target[];
  target?: Target;
  sort?: { candidate: Candidate; count: number };
  text: string;
  value?: string;
  checked?: boolean;
  /** Why nothing can be done with the element, for the person. */
  problem?: string;
}

/** An edit of the journey that the person asks for; each can be undone. */
export type EditAsked =
  | { type: 'delete'; ids: string[] }
  | { type: 'retitle'; id: string; title: string }
  | { type: 'name'; title: string }
  /** Other values for some of a step's fields (null takes one away), and what named inputs among them hold. */
  | { type: 'set'; id: string; fields: Fields; inputs?: Record<string, string> }
  /** Puts steps after another; an empty id means the start. */
  | { type: 'move'; ids: string[]; after: string }
  /** Puts a heading before a run of steps. */
  | { type: 'group'; ids: string[]; title: string }
  | { type: 'ungroup'; id: string }
  | { type: 'input'; name: string; value: string }
  | { type: 'rename-input'; from: string; to: string };

/** What the panel asks of the background. */
export type Command =
  | { type: 'start'; tab: number; baseUrl: string }
  | { type: 'pause' | 'stop' }
  /** Keeps the journey, or deletes it, and shows none. */
  | { type: 'put-away' | 'discard' }
  /** Goes on with a kept journey. */
  | { type: 'open'; key: string }
  /** Records what is done in frames of that site too. */
  | { type: 'allow-frames'; origin: string }
  /** Goes on in a tab, at the address to which the steps up to the one of that id led; what comes has its place after it. */
  | { type: 'record-from'; after: string; tab: number; url: string }
  /** `tab`: where to go on when no recorded tab is open any more. */
  | { type: 'resume'; tab?: number }
  | EditAsked
  /** Takes the last edit back, or does again what was taken back last. */
  | { type: 'undo' | 'redo' }
  /** What is recorded and added from now on has its place after that step (empty: at the start); else at the end. */
  | { type: 'mark'; after?: string }
  /** `page`: the tab of the element, in place of what the person pointed at. */
  | { type: 'expect'; check: Check; target: Target; page?: string }
  | { type: 'unpick' }
  | { type: 'expect-page'; what: 'url' | 'title' }
  | { type: 'screenshot' }
  /** `for`: the step that is to be about the element, in place of a check of it. */
  | { type: 'point'; on: boolean; for?: string };

/** What the background tells the recorders in the pages. */
export type Order = { type: 'order'; order: 'stop' | 'resume' | 'point' | 'unpoint' };

/** What an opened picker in a page tells the background. */
export type Pointed = { type: 'pointed'; pick: Omit<Pick, 'page'> } | { type: 'unpointed' };

/** The name of the connection by which the panel looks into the pages of a tab. */
export const LOOK = 'waymark-look';

/** Asks to have what looks into pages put beside the recorder that asks. */
export interface LookerWanted {
  type: 'looker';
}

/** What the panel asks of the recorders in a tab while it looks into its pages; those in the frame that is meant answer. */
export type LookAsked =
  | { type: 'count'; frame?: Target[]; candidates: Candidate[] }
  /** Shows in the page what a candidate matches, until it is hidden or the panel is gone. */
  | { type: 'show'; frame?: Target[]; candidate: Candidate }
  | { type: 'hide' }
  /** Asks the page, and not its frames, to tell what is new in it since the last act, now and as it changes. */
  | { type: 'watch' };

/** What recorders answer. */
export type LookTold =
  /** How many elements each of the candidates matches now. */
  { type: 'counted'; candidates: Candidate[]; counts: number[] } | { type: 'appeared'; appeared: Appeared };

/** What is in a page since the last act, and was not before. */
export interface Appeared {
  /** The page's address and title, where they are others than before. */
  url?: string;
  title?: string;
  /** Headings, and messages for the person. */
  said: { kind: 'heading' | 'message'; text: string; target: Target }[];
}

/** Tells of which other sites there are frames in a page. */
export interface Framed {
  type: 'framed';
  origins: string[];
}

/**
 * What recorders ask of frames, which are told by their number in each document around them, outermost first: for
 * the place of a frame, and whether what is done in it is recorded.
 */
export interface FrameAsked {
  type: 'frame-place' | 'frame-recorded';
  path: number[];
}

/** The place of a frame, outermost first; nothing where it can't be told. */
export interface Placed {
  targets?: Target[];
}

/** Asks the recorder at a path of numbers to name a frame in its document, or for its document's origin. */
export type AboutFrame =
  { type: 'frame-describe'; path: number[]; number: number } | { type: 'frame-origin'; path: number[] };

/** Asks whether a recorder listens in a tab: without one, the sending fails. */
export type Ping = { type: 'ping' };

/** What the panel shows of a recording. */
export interface Recording {
  state: 'idle' | 'recording' | 'paused' | 'stopped';
  /** The name that the person gave; empty while the journey's title is derived from its headings. */
  name: string;
  journey: Journey;
  /** The edits that can be undone and done again next, in words. */
  undo?: string;
  redo?: string;
  /** The step after which what comes has its place, where that is not the end; empty for the start. */
  mark?: string;
  /** The open tabs that are recorded, by the browser's id. */
  tabs: number[];
  /** The open tab of each alias. */
  pages: Record<string, number>;
  /** The sites of frames in recorded pages in which nothing is recorded. */
  frameSites: string[];
  pointing: boolean;
  /** The step that is to be about the element that the person points at. */
  retargeted?: string;
  pick?: Pick;
}
