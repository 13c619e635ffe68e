import { stableName } from '../../journey/file-name.ts';
import { MAIN_PAGE } from '../../journey/format.ts';
import type { Effect } from '../../journey/model.ts';
import { shortUrl } from '../../journey/url.ts';
import type { Act, EditAsked, Recording, Report } from '../messages.ts';
import type { Edits, Place } from './edits.ts';
import { liveItems } from './view.ts';
import { isOpened, lastAct, onPage, placed, withEffect, type Draft, type Item } from './items.ts';

/** What a walk comes to: the steps that follow from all that happened, taken in the order of time. */
export interface Walk {
  state: Recording['state'];
  baseUrl: string;
  items: Item[];
  /** The tabs that are recorded, by the browser's id. */
  tabs: Record<number, Tab>;
  /** Tabs that a recorded tab opened and that have not shown a page yet. */
  opened: Record<number, { opener: number; at: number }>;
  /** The addresses at which the pages have asked for data. */
  asked?: string[];
  /** What the person changed of the steps; they themselves stay as they were recorded. */
  edits?: Edits;
  /** Where what comes next has its place, if not at the end. */
  mark?: Place;
}

/** A tab that is recorded. */
export interface Tab {
  alias: string;
  url: string;
  index: number;
  /** While the page loads another document by itself: the id of the step that made it so, empty for none. */
  leaving?: string;
  /** When that began, and how the other document should come, where it is known. */
  left?: { at: number; how?: 'load' | 'reload' | 'traverse' };
}

/** An upload whose files are known. */
export type Upload = Extract<Act, { kind: 'upload' }>;

/** Something that happened, or that the person asked for. */
export type Happening =
  | { kind: 'report'; report: Report; tab: number }
  | { kind: 'tab-opened'; tab: number; opener: number }
  | { kind: 'tab-closed' | 'tab-lost'; tab: number }
  /** A page, or a frame in it, was asked for and came as a file. */
  | { kind: 'answered'; tab: number; name: string; isPage: boolean }
  | { kind: 'state'; state: Walk['state'] }
  /** `tab`: where to go on, from the start of a page, when none of the recorded tabs is open any more. */
  | { kind: 'resumed'; tab: number | undefined }
  /** A replay led to an address in a tab, the only one from now on. */
  | { kind: 'reached'; tab: number; url: string }
  | { kind: 'tabs-gone' }
  /** What is in the files of the act of that token has come. */
  | { kind: 'uploaded'; merge: string; act: Upload }
  | { kind: 'added'; draft: Draft }
  | { kind: 'edited'; edit: EditAsked }
  | { kind: 'undone' | 'redone' }
  /** What comes from now on has its place after that step; at the end, without a place. */
  | { kind: 'marked'; after?: Place };

/** A happening with its time (milliseconds since 1970) and its number, after which its steps are called. */
export interface Entry<What = Happening> {
  at: number;
  number: number;
  happening: What;
}

/** An act causes what the page does within this time; later, the person did it (milliseconds). */
export const CAUSE_DELAY = 1000;

/**
 * A page that was to be left and is still there after this time stays: the answer was a file or nothing at all
 * (milliseconds).
 */
export const LEAVING_LIFE = 30_000;

/** How far the clocks of a page and of the background may be apart (milliseconds). */
export const CLOCK_SLACK = 50;

/** The first tab, from the start of a page. */
export const MAIN_TAB: Tab = { alias: MAIN_PAGE, url: '', index: 0 };

/** The walk with a step in a tab; where nothing opens the tab any more, the step that did being deleted, it is opened anew. */
export function withStep(
  walk: Walk,
  draft: Draft,
  { at, number }: Entry<unknown>,
  tab: number,
  how: { merge?: string; prefix?: string; isAdded?: true } = {},
): Walk {
  const { prefix = 's', ...more } = how;
  const item: Item = { step: { id: `${prefix}${number}`, ...draft }, at, tab, ...more };
  const alias = draft.page ?? MAIN_PAGE;
  if (draft.kind === 'open' || isOpened(live(walk), alias, at)) return put(walk, item);
  const url = shortUrl(
    Object.values(walk.tabs).find((open) => open.alias === alias)?.url || '/',
    walk.baseUrl,
  );
  const open: Item = { step: { id: `o${number}`, kind: 'open', ...onPage(alias), url }, at, tab };
  return put(put(walk, open), item);
}

/** The walk with one more item: by its time, and in the journey at the mark, which moves behind it. */
function put(walk: Walk, item: Item): Walk {
  const items = placed(walk.items, item);
  if (walk.mark === undefined) return { ...walk, items };
  const { id } = item.step;
  const edits: Edits = [...(walk.edits ?? []), { kind: 'placed', id, after: walk.mark }];
  return { ...walk, items, edits, mark: id };
}

/** The items that are part of the journey, in the order of time. */
export function live({ items, edits = [] }: Walk): Item[] {
  return liveItems(items, edits);
}

/** The tab whose page no longer is about to leave: another came, or a file. */
export function settledTab(tab: Tab): Tab {
  const { leaving: _, left: __, ...rest } = tab;
  return rest;
}

/** The walk with a file that an act had downloaded: by default the last one in a tab. */
export function withDownload(
  walk: Walk,
  name: string,
  entry: Entry<unknown>,
  tab: number,
  cause?: Item,
): Walk {
  const reason = `The download of “${name}” began before anything was done in its tab`;
  return withCaused(walk, { kind: 'download', name: stableName(name) }, entry, tab, reason, cause);
}

/** The walk with an effect on an act, by default the last one in a tab; without any act there, with a step that says so. */
export function withCaused(
  walk: Walk,
  effect: Effect,
  entry: Entry<unknown>,
  tab: number,
  reason: string,
  cause = lastAct(live(walk), tab, entry.at),
): Walk {
  if (cause) return { ...walk, items: withEffect(walk.items, cause.step.id, effect) };
  const page = onPage(walk.tabs[tab]?.alias ?? MAIN_PAGE);
  return withStep(walk, { kind: 'unsupported', ...page, reason }, entry, tab);
}
