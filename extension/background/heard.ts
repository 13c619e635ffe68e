import { MAIN_PAGE } from '../../journey/format.ts';
import type { Effect } from '../../journey/model.ts';
import { openedBy } from '../../journey/references.ts';
import { shortUrl, stableUrl } from '../../journey/url.ts';
import type { Act, Report, Seen } from '../messages.ts';
import { act, head } from './acts.ts';
import { lastAct, onPage, withEffect } from './items.ts';
import { slug } from '../../journey/names.ts';
import { headingOf } from './names.ts';
import {
  CAUSE_DELAY,
  CLOCK_SLACK,
  LEAVING_LIFE,
  live,
  settledTab,
  withCaused,
  withDownload,
  withStep,
  type Entry,
  type Tab,
  type Walk,
} from './walk.ts';

/** What each report of a page means for the walk: acts, loads, routes, dialogs. */
export function heard(walk: Walk, entry: Entry<{ report: Report; tab: number }>): Walk {
  const { report, tab } = entry.happening;
  const known = walk.tabs[tab];
  if (!known) return adopt(walk, entry);
  const { seen } = report;
  const visit = { ...entry, report, tab, known };
  if (walk.state !== 'recording') return passedBy(walk, visit);
  const next = withTab(walk, tab, moved(known, report, lastAct(live(walk), tab, report.at)?.step.id));
  switch (seen.kind) {
    case 'act':
      return act(next, { ...seen, act: named(seen.act) }, entry, tab);
    case 'arrived':
      return arrive(next, seen, visit);
    case 'routed':
      return route(next, seen, visit);
    case 'leaving':
      return next;
    case 'requested':
      return requested(next, seen, visit);
    case 'download':
      return withDownload(next, seen.name, entry, tab);
    case 'dialog': {
      const { type, message, answer } = seen;
      const reason = `The ${type} “${message}” came before anything was done in its tab`;
      return withCaused(next, { kind: 'dialog', type, message, answer }, entry, tab, reason);
    }
  }
}

/** A report from a tab that is recorded, with the tab as it was before. */
interface Visit extends Entry<unknown> {
  report: Report;
  tab: number;
  known: Tab;
}

/** The act with its element named by what lasts: what an editor draws reads otherwise with each key. */
function named({ isDrawn = false, ...told }: Act): Act {
  if (!isDrawn || !('target' in told) || !told.target) return told;
  const { candidates, fingerprint } = told.target;
  const { text: _, ...lasting } = fingerprint;
  const names = candidates.filter(({ by }) => by !== 'text');
  return {
    ...told,
    target: { candidates: names.length > 0 ? names : candidates, fingerprint: { ...lasting, drawn: true } },
  };
}

type SeenOf<K extends Seen['kind']> = Extract<Seen, { kind: K }>;

/** Takes in a tab that a recorded tab opened, once its page is there. */
function adopt(walk: Walk, entry: Entry<{ report: Report; tab: number }>): Walk {
  const { report, tab } = entry.happening;
  const { [tab]: pending, ...opened } = walk.opened;
  if (!pending || report.seen.kind !== 'arrived') return walk;
  const { seen, url } = report;
  const alias = aliasFor(walk, url, seen.title);
  const next = withTab({ ...walk, opened }, tab, { alias, url, index: seen.index });
  if (walk.state !== 'recording') return next;
  const cause = lastAct(live(walk), pending.opener, pending.at + CLOCK_SLACK);
  if (cause && (seen.opened || pending.at - cause.at < CAUSE_DELAY)) {
    return { ...next, items: withEffect(next.items, cause.step.id, { kind: 'popup', page: alias }) };
  }
  return withStep(next, { kind: 'open', page: alias, url: shortUrl(url, walk.baseUrl) }, entry, tab);
}

/** While the recording is paused only that counts which an act from before the pause brought about. */
function passedBy(walk: Walk, { report, tab, known }: Visit): Walk {
  const { leaving } = known;
  const rest = settledTab(known);
  const { seen, url } = report;
  if (seen.kind === 'arrived' && leaving && hasLeft(known, seen, report.at)) {
    const effect: Effect = { kind: 'navigation', url: stableUrl(url, walk.baseUrl) };
    const next = withTab(walk, tab, { ...rest, url, index: seen.index });
    return { ...next, items: withEffect(walk.items, leaving, effect) };
  }
  if (seen.kind === 'arrived') return withTab(walk, tab, { ...rest, index: seen.index });
  // Where the page was when recording paused is what a resumption is compared with.
  return seen.kind === 'routed' ? withTab(walk, tab, { ...known, index: seen.index }) : walk;
}

function withTab(walk: Walk, id: number, tab: Tab): Walk {
  return { ...walk, tabs: { ...walk.tabs, [id]: tab } };
}

function moved(tab: Tab, { seen, url, at }: Report, cause = ''): Tab {
  const rest = settledTab(tab);
  if (seen.kind === 'arrived') return { ...rest, url, index: seen.index };
  if (seen.kind === 'routed') return { ...tab, url, index: seen.index };
  if (seen.kind !== 'leaving') return tab;
  return { ...rest, leaving: cause, left: { at, ...(seen.how && { how: seen.how }) } };
}

/** Whether a document that came is the one for which the page began to leave. */
function hasLeft({ leaving, left }: Tab, { how }: SeenOf<'arrived'>, at: number): boolean {
  if (!leaving || !left) return Boolean(leaving);
  return at - left.at < LEAVING_LIFE && (left.how === undefined || left.how === how);
}

function arrive(walk: Walk, seen: SeenOf<'arrived'>, visit: Visit): Walk {
  const { report, tab, known } = visit;
  const navigate = {
    kind: 'navigate',
    ...onPage(known.alias),
    url: shortUrl(report.url, walk.baseUrl),
  } as const;
  if (known.url === '' || (seen.how === 'start' && known.url !== report.url)) {
    return withStep(head(walk, seen.title, visit, tab), navigate, visit, tab);
  }
  if (seen.how === 'start') return walk;
  if (known.leaving && hasLeft(known, seen, report.at)) {
    // The act that made the page leave may have been deleted since; the page is another all the same.
    const isThere = live(walk).some((item) => item.step.id === known.leaving);
    if (!isThere) return withStep(walk, navigate, visit, tab);
    const effect: Effect = { kind: 'navigation', url: stableUrl(report.url, walk.baseUrl) };
    return { ...walk, items: withEffect(walk.items, known.leaving, effect) };
  }
  if (seen.how === 'reload') return withStep(walk, { kind: 'reload', ...onPage(known.alias) }, visit, tab);
  if (seen.how === 'traverse') return traverse(walk, seen.index, visit);
  return withStep(walk, navigate, visit, tab);
}

function route(walk: Walk, seen: SeenOf<'routed'>, visit: Visit): Walk {
  const { report, tab, known } = visit;
  if (seen.how === 'traverse' && seen.byPerson) return traverse(walk, seen.index, visit);
  const cause = lastAct(live(walk), tab, report.at);
  if (!cause) return walk;
  const hasMoved = 'effects' in cause.step && cause.step.effects?.some(({ kind }) => kind === 'navigation');
  const isSamePath = known.url !== '' && new URL(known.url).pathname === new URL(report.url).pathname;
  if (seen.how === 'replace' && isSamePath && !hasMoved) return walk;
  const effect: Effect = { kind: 'navigation', url: stableUrl(report.url, walk.baseUrl) };
  return { ...walk, items: withEffect(walk.items, cause.step.id, effect) };
}

/** Data that was never asked for before tells that an act is done, unless something else does. */
function requested(walk: Walk, seen: SeenOf<'requested'>, { report, tab }: Visit): Walk {
  const url = stableUrl(seen.url, walk.baseUrl);
  const asked = walk.asked ?? [];
  if (asked.includes(url)) return walk;
  const next = { ...walk, asked: [...asked.slice(-MOST_ASKED), url] };
  const cause = seen.ofAct ? lastAct(walk.items, tab, report.at) : undefined;
  if (!cause || report.at - cause.at >= CAUSE_DELAY || cause.step.kind === 'hover') return next;
  return { ...next, items: withEffect(walk.items, cause.step.id, { kind: 'request', url }) };
}

/** So many addresses are remembered. */
const MOST_ASKED = 200;

function traverse(walk: Walk, index: number, visit: Visit): Walk {
  const { report, tab, known } = visit;
  const effects: Effect[] = [{ kind: 'navigation', url: stableUrl(report.url, walk.baseUrl) }];
  const kind = index > known.index ? 'forward' : 'back';
  return withStep(walk, { kind, ...onPage(known.alias), effects }, visit, tab);
}

function aliasFor(walk: Walk, url: string, title: string): string {
  const path = new URL(url).pathname.split('/').findLast(Boolean) ?? '';
  const base = slug(path || headingOf(title), 'tab').replace(/^[^a-z]+/, '') || 'tab';
  const used = new Set([
    MAIN_PAGE,
    ...Object.values(walk.tabs).map((tab) => tab.alias),
    ...walk.items.flatMap(({ step }) => [
      step.page ?? MAIN_PAGE,
      ...openedBy(step).map(({ alias }) => alias),
    ]),
  ]);
  let alias = base;
  for (let number = 2; used.has(alias); number += 1) alias = `${base}-${number}`;
  return alias;
}
