import { MAIN_PAGE } from '../../journey/format.ts';
import type { Step } from '../../journey/model.ts';
import { edited, lastAct, onPage, putBack, withEffect, without } from './items.ts';
import { uploaded } from './acts.ts';
import { heard } from './heard.ts';
import { CAUSE_DELAY, CLOCK_SLACK, MAIN_TAB, withStep, type Entry, type Walk } from './walk.ts';

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
    case 'state':
      return { ...walk, state: happening.state };
    case 'resumed': {
      const { tab } = happening;
      const isOpen = Object.keys(walk.tabs).length > 0 || tab === undefined;
      return { ...walk, state: 'recording', ...(!isOpen && { tabs: { [tab]: MAIN_TAB } }) };
    }
    case 'tabs-gone':
      return { ...walk, tabs: {}, opened: {} };
    case 'uploaded':
      return uploaded(walk, happening.merge, happening.act);
    case 'added': {
      const last = walk.items.at(-1);
      const isOfPage = happening.draft.kind === 'screenshot' && happening.draft.page === undefined;
      const page = isOfPage && last?.step.page !== undefined ? { page: last.step.page } : {};
      return withStep(walk, { ...happening.draft, ...page }, entry, last?.tab ?? 0);
    }
    case 'deleted': {
      const { items, deleted } = without(walk.items, happening.id);
      return deleted.length > 0 ? { ...walk, items, deleted } : walk;
    }
    case 'restored': {
      const { deleted, ...rest } = walk;
      return deleted ? { ...rest, items: putBack(walk.items, deleted) } : walk;
    }
    case 'retitled': {
      const { id, title } = happening;
      return { ...walk, items: edited(walk.items, id, (step) => retitled(step, title)) };
    }
  }
}

/** A tab was closed: by the last act in it, or by the person. The last tab's end interrupts the recording. */
function closed(walk: Walk, entry: Entry, tab: number): Walk {
  const { [tab]: gone, ...tabs } = walk.tabs;
  if (!gone) return walk;
  const isLast = Object.keys(tabs).length === 0;
  const next: Walk = { ...walk, tabs, state: isLast && walk.state === 'recording' ? 'paused' : walk.state };
  if (walk.state !== 'recording' || gone.alias === MAIN_PAGE) return next;
  const cause = lastAct(walk.items, tab, entry.at);
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
  const cause = lastAct(walk.items, gone.opener, gone.at + CLOCK_SLACK);
  if (!cause || gone.at - cause.at >= CAUSE_DELAY) return walk;
  const reason = `A tab with a page of another site was opened; only ${walk.baseUrl} is recorded`;
  const page = onPage(walk.tabs[gone.opener]?.alias ?? MAIN_PAGE);
  const when = { ...entry, at: gone.at + 1 };
  return withStep({ ...walk, opened }, { kind: 'unsupported', ...page, reason }, when, gone.opener);
}

function retitled(step: Step, title: string): Step {
  if (title.trim() === '') return step;
  if (step.kind === 'group') return { ...step, title };
  return step.kind === 'screenshot' ? { ...step, name: title } : step;
}
