import { MAIN_PAGE } from '../../journey/format.ts';
import { wordStep } from '../../journey/wording.ts';
import { uploaded } from './acts.ts';
import { changesFor, mergeOf, wordEdit } from './asked.ts';
import { redone, undone, withEdit } from './edits.ts';
import { heard } from './heard.ts';
import { lastAct, onPage, withEffect, type Draft } from './items.ts';
import {
  CAUSE_DELAY,
  CLOCK_SLACK,
  live,
  MAIN_TAB,
  settledTab,
  withDownload,
  withStep,
  type Entry,
  type Walk,
} from './walk.ts';

/** The walk after one more happening; happenings come in the order of time. */
export function follow(walk: Walk, entry: Entry): Walk {
  const { at, happening } = entry;
  switch (happening.kind) {
    case 'report':
      return heard(walk, { ...entry, happening });
    case 'tab-opened': {
      const { tab, opener } = happening;
      if (!walk.tabs[opener]) return walk;
      return { ...walk, opened: { ...walk.opened, [tab]: { opener, at } } };
    }
    case 'tab-closed':
      return closed(walk, entry, happening.tab);
    case 'tab-lost':
      return lost(walk, entry, happening.tab);
    case 'answered':
      return answered(walk, { ...entry, happening });
    case 'state':
      return { ...walk, state: happening.state };
    case 'resumed': {
      const { tab } = happening;
      const isOpen = Object.keys(walk.tabs).length > 0 || tab === undefined;
      return { ...walk, state: 'recording', ...(!isOpen && { tabs: { [tab]: MAIN_TAB } }) };
    }
    case 'reached': {
      const { tab, url } = happening;
      return { ...walk, tabs: { [tab]: { ...MAIN_TAB, url } }, opened: {} };
    }
    case 'tabs-gone':
      return { ...walk, tabs: {}, opened: {} };
    case 'uploaded':
      return uploaded(walk, happening.merge, happening.act);
    case 'added':
      return added(walk, { ...entry, happening });
    case 'edited': {
      const { edit } = happening;
      const changes = changesFor(walk, edit, entry.number);
      if (changes.length === 0) return walk;
      const made = { words: wordEdit(walk, edit), changes, ...mergeOf(edit) };
      return { ...walk, edits: withEdit(walk.edits ?? [], made) };
    }
    case 'undone':
      return { ...walk, edits: undone(walk.edits ?? []) };
    case 'redone':
      return { ...walk, edits: redone(walk.edits ?? []) };
    case 'marked': {
      const { mark: _, ...rest } = walk;
      return happening.after === undefined ? rest : { ...rest, mark: happening.after };
    }
  }
}

/** A file came in place of a page: it belongs to the act that asked for it. */
function answered(walk: Walk, entry: Entry<{ tab: number; name: string; isPage: boolean }>): Walk {
  const { tab, name, isPage } = entry.happening;
  const { [tab]: pending, ...opened } = walk.opened;
  const { [tab]: known } = walk.tabs;
  if (walk.state !== 'recording' || (!known && !pending)) return walk;
  // A tab that was opened for a file is closed again by the browser.
  const next: Walk = pending ? { ...walk, opened } : walk;
  const items = live(walk);
  const cause =
    (isPage && items.find(({ step }) => step.id === known?.leaving)) ||
    lastAct(items, pending?.opener ?? tab, pending ? pending.at + CLOCK_SLACK : entry.at);
  const tabs = known && isPage ? { ...walk.tabs, [tab]: settledTab(known) } : walk.tabs;
  return withDownload({ ...next, tabs }, name, entry, tab, cause);
}

/** The person added a step; one of the page is of that in which something was done last, or at the mark. */
function added(walk: Walk, entry: Entry<{ draft: Draft }>): Walk {
  const { draft } = entry.happening;
  const items = live(walk);
  const last = (walk.mark && items.find(({ step }) => step.id === walk.mark)) || items.at(-1);
  const isOfPage = draft.kind === 'screenshot' && draft.page === undefined;
  const page = isOfPage && last?.step.page !== undefined ? { page: last.step.page } : {};
  const next = withStep(walk, { ...draft, ...page }, entry, last?.tab ?? 0, { isAdded: true });
  const id = `s${entry.number}`;
  const step = next.items.find((item) => item.step.id === id)?.step;
  const edit = { words: `Added: ${step ? wordStep(step) : ''}`, changes: [{ kind: 'added' as const, id }] };
  return { ...next, edits: withEdit(next.edits ?? [], edit) };
}

/** A tab was closed: by the last act in it, or by the person. The last tab's end interrupts the recording. */
function closed(walk: Walk, entry: Entry, tab: number): Walk {
  const { [tab]: gone, ...tabs } = walk.tabs;
  if (!gone) return walk;
  const isLast = Object.keys(tabs).length === 0;
  const next: Walk = { ...walk, tabs, state: isLast && walk.state === 'recording' ? 'paused' : walk.state };
  if (walk.state !== 'recording' || gone.alias === MAIN_PAGE) return next;
  const cause = lastAct(live(walk), tab, entry.at);
  if (cause && entry.at - cause.at < CAUSE_DELAY) {
    return { ...next, items: withEffect(walk.items, cause.step.id, { kind: 'close' }) };
  }
  // A tab that nothing opens any more needs no closing.
  const opens = withStep(walk, { kind: 'close', ...onPage(gone.alias) }, entry, tab);
  return { ...next, items: opens.items.length === walk.items.length + 1 ? opens.items : walk.items };
}

/** An opened tab turned out to show a page of another site. */
function lost(walk: Walk, entry: Entry, tab: number): Walk {
  const { [tab]: gone, ...opened } = walk.opened;
  if (!gone || walk.state !== 'recording') return walk;
  // A tab that the person opened for something else is no part of the walk, unless it comes to the site yet.
  const cause = lastAct(live(walk), gone.opener, gone.at + CLOCK_SLACK);
  if (!cause || gone.at - cause.at >= CAUSE_DELAY) return walk;
  // Firefox shows a PDF that it has downloaded in a tab of its own.
  const isFile = 'effects' in cause.step && cause.step.effects?.some(({ kind }) => kind === 'download');
  if (isFile) return { ...walk, opened };
  const reason = `A tab with a page of another site was opened; only ${walk.baseUrl} is recorded`;
  const page = onPage(walk.tabs[gone.opener]?.alias ?? MAIN_PAGE);
  const when = { ...entry, at: gone.at + 1 };
  return withStep({ ...walk, opened }, { kind: 'unsupported', ...page, reason }, when, gone.opener);
}
