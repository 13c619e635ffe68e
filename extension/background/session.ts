import { JOURNEY_VERSION, MAIN_PAGE, type Effect, type Journey, type Step } from '../../journey/model.ts';
import { shortUrl, stableUrl } from '../../journey/url.ts';
import type { Act, Pick, Recording, Report, Seen } from '../messages.ts';

/**
 * The recording session: what has been recorded, and how each report changes it. Pure: every function takes
 * a session and gives a new one. Reports may come late, twice or out of order; the steps are kept by the
 * time at which things happened.
 */
export interface Session {
  state: Recording['state'];
  title: string;
  baseUrl: string;
  viewport: { width: number; height: number };
  items: Item[];
  nextId: number;
  /** The tabs that are recorded, by the browser's id. */
  tabs: Record<number, Tab>;
  /** Tabs that a recorded tab opened and that have not shown a page yet. */
  opened: Record<number, { opener: number; at: number }>;
  /** The numbers of the reports taken, by document, so that none counts twice. */
  taken: Record<string, number[]>;
  pointing: boolean;
  pick?: Pick;
  /** What was deleted last, with the place it had. */
  deleted?: { item: Item; index: number };
}

/** A step with what the session has to remember of it. */
interface Item {
  step: Step;
  at: number;
  tab: number;
  merge?: string;
}

interface Tab {
  alias: string;
  url: string;
  index: number;
  /** The page has begun to load another document, by itself or by what the person did in it. */
  leaving: boolean;
}

/** A popup shows within this time of the act that opens it; later, the person opened the tab (milliseconds). */
const POPUP_DELAY = 1000;

/** A session that records nothing yet. */
export const EMPTY: Session = {
  state: 'idle',
  title: '',
  baseUrl: 'http://localhost',
  viewport: { width: 1280, height: 800 },
  items: [],
  nextId: 1,
  tabs: {},
  opened: {},
  taken: {},
  pointing: false,
};

/** A new recording of the site at `baseUrl` in one tab. */
export function begin(tab: number, baseUrl: string, viewport: Session['viewport']): Session {
  const main = { alias: MAIN_PAGE, url: '', index: 0, leaving: false };
  return { ...EMPTY, state: 'recording', baseUrl, viewport, tabs: { [tab]: main } };
}

/** The session going on; in `tab`, from the start of a page, when none of its own tabs is open any more. */
export function resumed(session: Session, tab: number | undefined): Session {
  const isOpen = Object.keys(session.tabs).length > 0;
  if (isOpen || tab === undefined) return { ...session, state: 'recording' };
  return { ...session, state: 'recording', tabs: begin(tab, session.baseUrl, session.viewport).tabs };
}

/** The session after its recorders were taken from it: it can go on, but nothing is recorded meanwhile. */
export function interrupted(session: Session): Session {
  if (session.state !== 'recording' && !session.pointing) return session;
  return { ...session, state: session.state === 'recording' ? 'paused' : session.state, pointing: false };
}

/** The session after the browser was started anew: the tabs and their numbers are others. */
export function restarted(session: Session): Session {
  return session.state === 'idle' ? session : { ...interrupted(session), tabs: {}, opened: {} };
}

/** The session after a report from a tab; unchanged when the report was taken before. */
export function take(session: Session, report: Report, tab: number): Session {
  const taken = session.taken[report.document] ?? [];
  if (taken.includes(report.seq)) return session;
  const next = { ...session, taken: { ...session.taken, [report.document]: [...taken, report.seq] } };
  if (!isAtHome(report.url, session)) return next;
  return next.tabs[tab] ? see(next, report, tab, next.tabs[tab]) : adopt(next, report, tab);
}

/** The session after a recorded tab opened another. */
export function tabOpened(session: Session, tab: number, opener: number, at: number): Session {
  if (!session.tabs[opener]) return session;
  return { ...session, opened: { ...session.opened, [tab]: { opener, at } } };
}

/** The session after a tab was closed: by the last act in it, or by the person. The last tab's end interrupts it. */
export function tabClosed(session: Session, tab: number, at: number): Session {
  const next = withoutTab(session, tab, at);
  return next !== session && Object.keys(next.tabs).length === 0 ? interrupted(next) : next;
}

function withoutTab(session: Session, tab: number, at: number): Session {
  const { [tab]: closed, ...tabs } = session.tabs;
  if (!closed) return session;
  const next = { ...session, tabs };
  if (session.state !== 'recording' || closed.alias === MAIN_PAGE) return next;
  const cause = lastAct(session, tab, at);
  if (cause && at - cause.at < POPUP_DELAY) return withEffect(session, cause, { kind: 'close' }, { tabs });
  return insert(next, { kind: 'close', page: closed.alias }, at, tab);
}

/** The session after an opened tab turned out to show a page of another site. */
export function tabLost(session: Session, tab: number): Session {
  const { [tab]: lost, ...opened } = session.opened;
  if (!lost || session.state !== 'recording') return session;
  // A tab that the person opened for something else is no part of the walk, unless it comes to the site yet.
  const cause = lastAct(session, lost.opener, lost.at);
  if (!cause || lost.at - cause.at >= POPUP_DELAY) return session;
  const reason = `A tab with a page of another site was opened; only ${session.baseUrl} is recorded`;
  return insert({ ...session, opened }, { kind: 'unsupported', reason }, lost.at + 1, lost.opener);
}

/** The session with a step (a check, a screenshot) added after all others. */
export function append(session: Session, draft: Draft): Session {
  const last = session.items.at(-1);
  return insert(session, draft, last?.at ?? 0, last?.tab ?? 0);
}

/** The session without the step of that id, which `restore` brings back. */
export function remove(session: Session, id: string): Session {
  const index = session.items.findIndex((item) => item.step.id === id);
  const item = session.items[index];
  if (!item) return session;
  return { ...session, items: session.items.toSpliced(index, 1), deleted: { item, index } };
}

/** The session with the step that was deleted last back in its place. */
export function restore(session: Session): Session {
  const { deleted, ...rest } = session;
  if (!deleted) return session;
  return { ...rest, items: rest.items.toSpliced(deleted.index, 0, deleted.item) };
}

/** The session with another title for a group or name for a screenshot. */
export function retitle(session: Session, id: string, title: string): Session {
  return edit(session, id, (step) => {
    if (step.kind === 'group') return { ...step, title };
    return step.kind === 'screenshot' ? { ...step, name: title } : step;
  });
}

/** The journey recorded so far. */
export function journeyOf(session: Session): Journey {
  const steps = session.items.map((item) => item.step);
  const title = session.title || steps.find((step) => step.kind === 'group')?.title || 'New journey';
  const secrets = steps.flatMap((step) =>
    step.kind === 'fill' && typeof step.value === 'object' && 'secret' in step.value
      ? [step.value.secret]
      : [],
  );
  return {
    version: JOURNEY_VERSION,
    id: slug(title),
    title,
    baseUrl: session.baseUrl,
    inputs: {},
    secrets: [...new Set(secrets)],
    environment: { viewport: session.viewport },
    steps,
  };
}

/** What the panel shows of the session. */
export function recordingOf(session: Session): Recording {
  const { state, title, pointing, pick, deleted } = session;
  return {
    state,
    name: title,
    journey: journeyOf(session),
    ...(deleted && { deleted: deleted.item.step }),
    tabs: Object.keys(session.tabs).map(Number),
    pointing,
    ...(pick && { pick }),
  };
}

type WithoutId<S> = S extends Step ? Omit<S, 'id'> : never;

/** A step before it has an id. */
export type Draft = WithoutId<Step>;

/** How a step says which tab it is in: not at all for the first. */
export function onPage(alias: string): { page?: string } {
  return alias === MAIN_PAGE ? {} : { page: alias };
}

function isAtHome(url: string, session: Session): boolean {
  return URL.canParse(url) && new URL(url).origin === session.baseUrl;
}

/** Takes in a tab that a recorded tab opened, once its page is there. */
function adopt(session: Session, report: Report, tab: number): Session {
  const { [tab]: pending, ...opened } = session.opened;
  if (!pending || report.seen.kind !== 'arrived') return session;
  const alias = aliasFor(session, report);
  const next: Session = {
    ...session,
    opened,
    tabs: { ...session.tabs, [tab]: { alias, url: report.url, index: report.seen.index, leaving: false } },
  };
  if (session.state !== 'recording') return next;
  const cause = lastAct(session, pending.opener, pending.at);
  if (cause && (report.seen.opened || pending.at - cause.at < POPUP_DELAY)) {
    return withEffect(next, cause, { kind: 'popup', page: alias });
  }
  const url = shortUrl(report.url, session.baseUrl);
  return insert(next, { kind: 'open', page: alias, url }, report.at, tab);
}

function see(session: Session, report: Report, tab: number, known: Tab): Session {
  const { seen } = report;
  const now = moved(known, report);
  if (session.state !== 'recording') {
    // Where the page was when recording paused is what a resumption is compared with.
    return { ...session, tabs: { ...session.tabs, [tab]: { ...now, url: known.url } } };
  }
  const next = { ...session, tabs: { ...session.tabs, [tab]: now } };
  switch (seen.kind) {
    case 'act':
      // The page gets nothing of a click that points at an element for a check.
      return session.pointing ? next : act(next, seen, report.at, tab);
    case 'arrived':
      return arrive(next, seen, report, tab, known);
    case 'routed':
      return route(next, seen, report, tab, known);
    case 'leaving':
      return next;
    case 'dialog': {
      const { type, message, answer } = seen;
      const cause = lastAct(next, tab, report.at);
      return cause ? withEffect(next, cause, { kind: 'dialog', type, message, answer }) : next;
    }
  }
}

function moved(tab: Tab, { seen, url }: Report): Tab {
  if (seen.kind === 'arrived') return { ...tab, url, index: seen.index, leaving: false };
  if (seen.kind === 'routed') return { ...tab, url, index: seen.index };
  if (seen.kind === 'leaving') return { ...tab, leaving: true };
  return tab;
}

function act(session: Session, seen: Extract<Seen, { kind: 'act' }>, at: number, tab: number): Session {
  const merged = session.items.findIndex((item) => seen.merge !== undefined && item.merge === seen.merge);
  const before = session.items[merged];
  if (before) return edit(session, before.step.id, (step) => ({ ...step, ...seen.act }));
  const headed = head(session, seen.title, at, tab);
  const base = headed.items.filter((item) => !isAbsorbed(item, seen.act, at, tab, headed));
  const draft = { ...seen.act, ...onPage(session.tabs[tab]?.alias ?? MAIN_PAGE) };
  return insert({ ...headed, items: base }, draft, at, tab, seen.merge);
}

/** Whether a click was only the way to the act that follows it: into a field, onto a box, first of a double. */
function isAbsorbed(item: Item, next: Act, at: number, tab: number, session: Session): boolean {
  const { step } = item;
  const isPlainClick =
    step.kind === 'click' &&
    !step.effects &&
    !step.button &&
    !step.count &&
    !step.modifiers &&
    !step.position;
  if (!isPlainClick || item.tab !== tab || item.at > at) return false;
  if (!('target' in next) || !next.target) return false;
  const same =
    JSON.stringify(step.target) === JSON.stringify(next.target) &&
    JSON.stringify(step.frame) === JSON.stringify(next.frame);
  if (!same) return false;
  const between = session.items.slice(session.items.indexOf(item) + 1).filter((other) => other.at <= at);
  if (next.kind === 'click') return next.count === 2 && between.length <= 1 && at - item.at < POPUP_DELAY;
  return between.length === 0 && next.kind !== 'press';
}

function arrive(
  session: Session,
  seen: Extract<Seen, { kind: 'arrived' }>,
  report: Report,
  tab: number,
  before: Tab,
): Session {
  const url = shortUrl(report.url, session.baseUrl);
  const page = onPage(before.alias);
  const cause = lastAct(session, tab, report.at);
  if (before.url === '' || (seen.how === 'start' && before.url !== report.url)) {
    return insert(
      head(session, seen.title, report.at, tab),
      { kind: 'navigate', ...page, url },
      report.at,
      tab,
    );
  }
  if (seen.how === 'start') return session;
  if (before.leaving && cause) {
    return withEffect(session, cause, { kind: 'navigation', url: stableUrl(report.url, session.baseUrl) });
  }
  if (seen.how === 'reload') return insert(session, { kind: 'reload', ...page }, report.at, tab);
  if (seen.how === 'traverse') return traverse(session, seen.index, report, tab, before);
  return insert(session, { kind: 'navigate', ...page, url }, report.at, tab);
}

function route(
  session: Session,
  seen: Extract<Seen, { kind: 'routed' }>,
  report: Report,
  tab: number,
  before: Tab,
): Session {
  if (seen.how === 'traverse' && seen.byPerson) return traverse(session, seen.index, report, tab, before);
  const cause = lastAct(session, tab, report.at);
  if (!cause) return session;
  const moved = 'effects' in cause.step && cause.step.effects?.some((effect) => effect.kind === 'navigation');
  const samePath = before.url !== '' && new URL(before.url).pathname === new URL(report.url).pathname;
  if (seen.how === 'replace' && samePath && !moved) return session;
  return withEffect(session, cause, { kind: 'navigation', url: stableUrl(report.url, session.baseUrl) });
}

function traverse(session: Session, index: number, report: Report, tab: number, before: Tab): Session {
  const page = onPage(before.alias);
  const effects: Effect[] = [{ kind: 'navigation', url: stableUrl(report.url, session.baseUrl) }];
  return insert(
    session,
    { kind: index > before.index ? 'forward' : 'back', ...page, effects },
    report.at,
    tab,
  );
}

/** Puts a heading before what follows when the page has another title than the heading in force. */
function head(session: Session, pageTitle: string, at: number, tab: number): Session {
  const title = headingOf(pageTitle);
  const inForce = session.items.findLast((item) => item.at <= at && item.step.kind === 'group');
  // A heading is known by the title that brought it, also after the person has renamed it.
  const key = `heading:${title}`;
  if (!title || inForce?.merge === key) return session;
  return insert(session, { kind: 'group', title }, at, tab, key);
}

/** The page's own part of its title: "Offices · Nook" is "Offices", "(3) Inbox" is "Inbox". */
function headingOf(title: string): string {
  const [first = ''] = title.replace(/^\(\d+\)\s*/, '').split(/\s+[·|–—-]\s+/);
  return first.trim();
}

function insert(session: Session, draft: Draft, at: number, tab: number, merge?: string): Session {
  const step: Step = { id: `s${session.nextId}`, ...draft };
  const place = session.items.findLastIndex((item) => item.at <= at) + 1;
  const item: Item = { step, at, tab, ...(merge !== undefined && { merge }) };
  return { ...session, nextId: session.nextId + 1, items: session.items.toSpliced(place, 0, item) };
}

/** The last thing done in a tab up to a time: what a navigation, dialog or popup of the page comes from. */
function lastAct(session: Session, tab: number, at: number): Item | undefined {
  return session.items.findLast((item) => item.tab === tab && item.at <= at && !passive.has(item.step.kind));
}

const passive = new Set<Step['kind']>(['group', 'expect', 'screenshot', 'open', 'close']);

function withEffect(session: Session, cause: Item, effect: Effect, also: Partial<Session> = {}): Session {
  const edited = edit(session, cause.step.id, (step) => {
    if (!canHaveEffects(step)) return step;
    const others = (step.effects ?? []).filter(
      (other) => other.kind !== effect.kind || (other.kind !== 'navigation' && other.kind !== 'close'),
    );
    return { ...step, effects: [...others, effect] };
  });
  return { ...edited, ...also };
}

type Causing = Exclude<Step, { kind: 'group' | 'open' | 'close' | 'expect' | 'screenshot' }>;

function canHaveEffects(step: Step): step is Causing {
  return !passive.has(step.kind);
}

function edit(session: Session, id: string, change: (step: Step) => Step): Session {
  const items = session.items.map((item) =>
    item.step.id === id ? { ...item, step: change(item.step) } : item,
  );
  return { ...session, items };
}

function aliasFor(session: Session, report: Report): string {
  const title = report.seen.kind === 'arrived' ? headingOf(report.seen.title) : '';
  const path = new URL(report.url).pathname.split('/').findLast(Boolean) ?? '';
  const base = slug(path || title).replace(/^[^a-z]+/, '') || 'tab';
  const used = new Set([MAIN_PAGE, ...Object.values(session.tabs).map((tab) => tab.alias)]);
  for (const item of session.items) if (item.step.page) used.add(item.step.page);
  let alias = base;
  for (let number = 2; used.has(alias); number += 1) alias = `${base}-${number}`;
  return alias;
}

/** A name for files and ids: lower-case words with dashes. */
export function slug(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
      .replace(/-+$/, '') || 'journey'
  );
}
