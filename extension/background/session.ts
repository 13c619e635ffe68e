import { MAIN_PAGE, USUAL_LANGUAGE } from '../../journey/format.ts';
import type { Journey, Viewport } from '../../journey/model.ts';
import type { EditAsked, Pick, Report } from '../messages.ts';
import { refusalOf } from './asked.ts';
import { nextToRedo, nextToUndo, type Place } from './edits.ts';
import { follow } from './follow.ts';
import type { Draft } from './items.ts';
import { viewOf } from './view.ts';
import { CLOCK_SLACK, MAIN_TAB, type Entry, type Happening, type Upload, type Walk } from './walk.ts';

export { onPage, type Draft } from './items.ts';

/**
 * The recording session. Pure: every function takes a session and gives a new one; times are milliseconds
 * since 1970. Reports may come late, twice or out of order: the last happenings are kept in the order of
 * time, and the walk is followed anew from before them when one comes late.
 */
export interface Session extends Walk {
  /** The size of the first page that came in the first tab; a usual size until then. */
  viewport?: Viewport;
  /** The language that sites are asked for (BCP 47), where it is not the usual one. */
  language?: string;
  pointing: boolean;
  /** The step that is to be about the element that the person points at. */
  retargeted?: string;
  pick?: Pick;
  /** The walk as it was before the happenings in `recent`. */
  settled: Walk;
  /** When it began: what is told later of what was before belongs to another recording. */
  since: number;
  recent: Entry[];
  nextNumber: number;
  /** The state in which the last happening left the walk. */
  followedTo: Walk['state'];
  /** The reports that were taken, by document, so that none counts twice. */
  taken: Record<string, Taken>;
  /** The other sites that frames in the recorded pages belong to, by origin, and whether the person lets them be recorded. */
  frameSites?: Record<string, 'seen' | 'allowed'>;
  /** The key that the journey is kept under, once it is. */
  kept?: string;
  /** What the journey had that it was opened from, and that steps don't tell. */
  source?: Source;
}

/** What a journey has that its steps don't tell. */
interface Source {
  id: string;
  title: string;
  secrets: string[];
  synthetic?: string[];
  imported?: Journey['imported'];
  script?: Journey['script'];
}

/** All numbers up to one, and those beyond it that came before their turn. */
interface Taken {
  upTo: number;
  beyond: number[];
}

/** So many happenings are kept; when there are more, the first half is settled. */
const RECENT = 200;

/** So many can still be reordered then; far more than can be under way to the background at once. */
const LATEST = 100;

/** A walk that has not begun. */
export const START: Walk = { state: 'idle', baseUrl: 'http://localhost', items: [], tabs: {}, opened: {} };

/** A session that records nothing yet. */
export const EMPTY: Session = sessionFrom(START);

/** A session that goes on from a walk; nothing that is older than `since` counts. */
export function sessionFrom(walk: Walk, since = 0): Session {
  return {
    ...walk,
    pointing: false,
    settled: walk,
    since,
    recent: [],
    nextNumber: 1,
    followedTo: walk.state,
    taken: {},
  };
}

/**
 * A new recording of the site at `baseUrl` in one tab, of what happens from `since` on.
 * @param language the language that sites are asked for (BCP 47)
 */
export function begin(tab: number, baseUrl: string, since = 0, language = USUAL_LANGUAGE): Session {
  const walk: Walk = { ...START, state: 'recording', baseUrl, tabs: { [tab]: MAIN_TAB } };
  return { ...sessionFrom(walk, since), ...(language !== USUAL_LANGUAGE && { language }) };
}

/** The session paused: what was done before `at` counts also when it is told of later. */
export function paused(session: Session, at: number): Session {
  return session.state === 'recording' ? happened(session, { kind: 'state', state: 'paused' }, at) : session;
}

/** The session going on; in `tab`, from the start of a page, when none of its own tabs is open any more. */
export function resumed(session: Session, tab: number | undefined, at = lastTime(session)): Session {
  return happened(session, { kind: 'resumed', tab }, at);
}

/**
 * The session going on in a tab, after the steps up to one were replayed there and led to an address. What comes has
 * its place after that step.
 */
export function resumedAfter(session: Session, step: string, tab: number, url: string, at: number): Session {
  const isLast = viewOf(session.items, session.edits ?? []).steps.at(-1)?.id === step;
  const marked = happened(session, { kind: 'marked', ...(!isLast && { after: step }) }, at);
  const reached = happened(marked, { kind: 'reached', tab, url }, at);
  return happened(reached, { kind: 'resumed', tab }, at);
}

/** The session after its recorders were taken from it: it can go on, but nothing is recorded meanwhile. */
export function interrupted(session: Session, at = lastTime(session)): Session {
  if (session.state !== 'recording' && !session.pointing) return session;
  return { ...paused(session, at), pointing: false };
}

/** The session after the browser was started anew: the tabs and their numbers are others. */
export function restarted(session: Session, at = lastTime(session)): Session {
  return session.state === 'idle' ? session : happened(interrupted(session, at), { kind: 'tabs-gone' }, at);
}

/** The session after a report from a tab; unchanged when it was taken before, or when nothing is recorded. */
export function take(session: Session, report: Report, tab: number): Session {
  if (session.state === 'idle' || session.state === 'stopped') return session;
  if (report.at < session.since - CLOCK_SLACK) return session;
  if (isTaken(session, report)) return session;
  const before = takenOf(session, report);
  const next = { ...session, taken: { ...session.taken, [report.document]: noted(before, report.seq) } };
  if (isOfPause(session, report)) return next;
  if (!isAtHome(report.url, session)) return inFrame(next, report, tab);
  // The page gets nothing of a click that points at an element for a check.
  if (session.pointing && report.seen.kind === 'act') return next;
  return happened(sized(next, report, tab), { kind: 'report', report, tab }, report.at);
}

/** Whether a report was taken before. */
export function isTaken(session: Session, report: { document: string; seq: number }): boolean {
  const { upTo, beyond } = takenOf(session, report);
  return report.seq <= upTo || beyond.includes(report.seq);
}

function takenOf(session: Session, { document }: { document: string }): Taken {
  return session.taken[document] ?? { upTo: 0, beyond: [] };
}

/**
 * Whether it tells what the person did during a pause: nobody's business, and not kept. Where the page went meanwhile
 * is, as recording goes on from there; and what was done before the pause counts also when it is told of in it.
 */
function isOfPause({ state, recent }: Session, { seen, at }: Report): boolean {
  if (state !== 'paused' || !/^(act|dialog|download)$/.test(seen.kind)) return false;
  const begin = recent.findLast(
    ({ happening: { kind } }) => kind === 'state' || kind === 'tab-closed' || kind === 'tabs-gone',
  );
  return begin === undefined || at > begin.at;
}

/** The session after a report from a page of another site: of what is done in frames, where they may be recorded. */
function inFrame(session: Session, report: Report, tab: number): Session {
  const { seen, url } = report;
  if (!session.tabs[tab] || !URL.canParse(url) || !isFrameSite(session, new URL(url).origin)) return session;
  if (seen.kind === 'dialog' || seen.kind === 'download')
    return happened(session, { kind: 'report', report, tab }, report.at);
  if (seen.kind !== 'act' || session.pointing) return session;
  // The headings follow the page and not what it borrows.
  const untitled = { ...report, seen: { ...seen, title: '' } };
  return happened(session, { kind: 'report', report: untitled, tab }, report.at);
}

/** Whether what is done in frames of that site is recorded too. */
export function isFrameSite(session: Session, origin: string): boolean {
  return session.frameSites?.[origin] === 'allowed';
}

/** The session after a page in a tab turned out to hold frames of other sites. */
export function frameSitesSeen(session: Session, tab: number, origins: readonly string[]): Session {
  if (!session.tabs[tab]) return session;
  const known = session.frameSites ?? {};
  const fresh = origins.filter((origin) => origin !== session.baseUrl && !(origin in known));
  if (fresh.length === 0) return session;
  const seen = Object.fromEntries(fresh.map((origin) => [origin, 'seen' as const]));
  return { ...session, frameSites: { ...known, ...seen } };
}

/** The session that records what is done in frames of that site too. */
export function frameSiteAllowed(session: Session, origin: string): Session {
  return { ...session, frameSites: { ...session.frameSites, [origin]: 'allowed' } };
}

/** The origins that are recorded: the site's own, and those whose frames are. */
export function recordedOrigins(session: Session): string[] {
  const others = Object.keys(session.frameSites ?? {}).filter((origin) => isFrameSite(session, origin));
  return [session.baseUrl, ...others];
}

/** The session with the size of its pages, once one with a size has come. */
function sized(session: Session, { seen }: Report, tab: number): Session {
  if (session.viewport || seen.kind !== 'arrived' || session.tabs[tab]?.alias !== MAIN_PAGE) return session;
  const { width, height } = seen.viewport;
  return width && height ? { ...session, viewport: seen.viewport } : session;
}

/**
 * The tab that a report must come from when its message, which would tell, was lost: the tab of its document, else
 * that in which something was seen last before. Undefined while no tab is recorded.
 */
export function tabOf(session: Session, report: Report): number | undefined {
  const heard = session.recent.flatMap(({ at, happening }) =>
    happening.kind === 'report' ? [{ at, document: happening.report.document, tab: happening.tab }] : [],
  );
  const own = heard.find(({ document }) => document === report.document);
  const [anyTab] = Object.keys(session.tabs).map(Number);
  return (own ?? heard.findLast(({ at }) => at <= report.at))?.tab ?? anyTab;
}

function noted({ upTo, beyond }: Taken, seq: number): Taken {
  const waiting = new Set([...beyond, seq]);
  let last = upTo;
  while (waiting.delete(last + 1)) last += 1;
  return { upTo: last, beyond: [...waiting] };
}

function isAtHome(url: string, session: Session): boolean {
  return URL.canParse(url) && new URL(url).origin === session.baseUrl;
}

/**
 * The session with an upload in place of the act of its token, which came at a time. What is in files may take
 * longer than the recording, so it is taken after its end too.
 */
export function uploaded(session: Session, merge: string, act: Upload, at: number): Session {
  if (session.state === 'idle' || at < session.since - CLOCK_SLACK) return session;
  return happened(session, { kind: 'uploaded', merge, act }, at);
}

/** The session after a recorded tab opened another. */
export function tabOpened(session: Session, tab: number, opener: number, at: number): Session {
  if (session.state !== 'recording' && session.state !== 'paused') return session;
  return happened(session, { kind: 'tab-opened', tab, opener }, at);
}

/** The session after a tab was closed: by the last act in it, or by the person. The last tab's end interrupts it. */
export function tabClosed(session: Session, tab: number, at: number): Session {
  if (session.state === 'idle') return session;
  const next = happened(session, { kind: 'tab-closed', tab }, at + CLOCK_SLACK);
  return Object.keys(next.tabs).length === 0 ? { ...next, pointing: false } : next;
}

/** The session after a page of a tab, or a frame in it, came as a file: at `url`, downloaded under `name`. */
export function answeredByFile(
  session: Session,
  { url, ...answer }: { tab: number; url: string; name: string; isPage: boolean },
  at: number,
): Session {
  const isOfSite = recordedOrigins(session).includes(new URL(url).origin);
  if (session.state !== 'recording' || !isOfSite) return session;
  return happened(session, { kind: 'answered', ...answer }, at);
}

/** The session after an opened tab turned out to show a page of another site. */
export function tabLost(session: Session, tab: number, at = lastTime(session)): Session {
  return session.opened[tab] ? happened(session, { kind: 'tab-lost', tab }, at) : session;
}

/** The session with a step (a check, a screenshot) added after all others. */
export function append(session: Session, draft: Draft): Session {
  return happened(session, { kind: 'added', draft }, lastTime(session));
}

/**
 * The session after an edit of the journey.
 * @throws {Error} that says why the edit can't be
 */
export function edit(session: Session, asked: EditAsked): Session {
  const refusal = refusalOf(session, asked);
  if (refusal !== undefined) throw new Error(refusal);
  return happened(session, { kind: 'edited', edit: asked }, lastTime(session));
}

/** The session with the last edit taken back; what was recorded stays. */
export function undo(session: Session): Session {
  return nextToUndo(session.edits ?? []) ? happened(session, { kind: 'undone' }, lastTime(session)) : session;
}

/** The session with the edit done again that was undone last. */
export function redo(session: Session): Session {
  return nextToRedo(session.edits ?? []) ? happened(session, { kind: 'redone' }, lastTime(session)) : session;
}

/** The session in which what comes from now on has its place after a step; at the end, without one. */
export function mark(session: Session, after: Place | undefined): Session {
  return happened(session, { kind: 'marked', ...(after !== undefined && { after }) }, lastTime(session));
}

/** When the last thing happened. */
function lastTime(session: Session): number {
  return session.recent.at(-1)?.at ?? session.items.at(-1)?.at ?? 0;
}

/** The session after a happening: in the order of time the next, or one that comes late. */
function happened(session: Session, happening: Happening, at: number): Session {
  if (session.state !== session.followedTo) {
    const state: Happening = { kind: 'state', state: session.state };
    return happened(
      logged({ ...session, followedTo: session.state }, state, lastTime(session)),
      happening,
      at,
    );
  }
  return logged(session, happening, at);
}

function logged(session: Session, happening: Happening, at: number): Session {
  const entry: Entry = { at, number: session.nextNumber, happening };
  const place = session.recent.findLastIndex((other) => byTime(other, entry) <= 0) + 1;
  const entries = session.recent.toSpliced(place, 0, entry);
  const old = entries.length > RECENT ? entries.slice(0, -LATEST) : [];
  const settled = old.reduce(follow, session.settled);
  const recent = entries.slice(old.length);
  const isNext = place === session.recent.length;
  const walk = isNext ? follow(walkOf(session), entry) : recent.reduce(follow, settled);
  const { edits: _, mark: __, ...rest } = session;
  return { ...rest, ...walk, settled, recent, nextNumber: session.nextNumber + 1, followedTo: walk.state };
}

function walkOf({ state, baseUrl, items, tabs, opened, asked, edits, mark: after }: Session): Walk {
  return {
    state,
    baseUrl,
    items,
    tabs,
    opened,
    ...(asked && { asked }),
    ...(edits && { edits }),
    ...(after !== undefined && { mark: after }),
  };
}

/** By time; at the same time, reports in the order of their documents, before what else happened. */
export function byTime(a: Entry, b: Entry): number {
  const reports = [a, b].map(({ happening }) => (happening.kind === 'report' ? happening.report : undefined));
  const [one, other] = reports;
  if (a.at !== b.at) return a.at - b.at;
  if (one && other && one.document === other.document) return one.seq - other.seq;
  if (one && other) return one.document < other.document ? -1 : 1;
  if (one || other) return one ? -1 : 1;
  return a.number - b.number;
}
