import { follow } from './follow.ts';
import { byTime, EMPTY, type Session } from './session.ts';
import type { Entry, Walk } from './walk.ts';

/**
 * How a session lies in storage: what comes of each happening is known from the happenings, so each of these is stored
 * once, under a key of its own, beside the walk that all earlier ones have led to and the little that neither tells.
 * What is stored anew with each key that is typed is small so, however long the recording is.
 */

/** What neither the happenings tell nor the walk before them. */
type Head = Omit<Session, Exclude<keyof Walk, 'state'> | 'settled' | 'recent'>;

const HEAD = 'session';
const SETTLED = 'session:settled';
const LOGGED = 'session:happening:';

/**
 * What has to be stored, in one go, for a session to be there in place of another.
 * @returns values by their keys; what is null says nothing any more, and its key can be removed
 */
export function storedInPlaceOf(before: Session | undefined, session: Session): Record<string, unknown> {
  const entries = new Set(session.recent);
  const known = new Set(before?.recent);
  const gone = before?.recent.filter((entry) => !entries.has(entry)) ?? [];
  const fresh = session.recent.filter((entry) => !known.has(entry));
  return {
    [HEAD]: headOf(session),
    ...(before?.settled !== session.settled && { [SETTLED]: session.settled }),
    ...Object.fromEntries(gone.map(({ number }) => [LOGGED + number, null])),
    ...Object.fromEntries(fresh.map((entry) => [LOGGED + entry.number, entry])),
  };
}

/** The session that lies in storage, which may hold other things besides; an empty one where there is none. */
export function sessionIn(stored: Readonly<Record<string, unknown>>): Session {
  const { [HEAD]: head, [SETTLED]: settled } = stored;
  if (!isHead(head) || !isWalk(settled)) return EMPTY;
  const recent = Object.entries(stored)
    .flatMap(([key, value]) => (key.startsWith(LOGGED) && isEntry(value) ? [value] : []))
    .toSorted(byTime);
  return { ...recent.reduce(follow, settled), ...head, settled, recent };
}

/** Whether a key of storage is of the session. */
export function isOfSession(key: string): boolean {
  return key === HEAD || key === SETTLED || key.startsWith(LOGGED);
}

function headOf(session: Session): Record<string, unknown> {
  return Object.fromEntries(Object.entries(session).filter(([key]) => !TOLD.has(key)));
}

/** What the happenings tell of a session, and the walk before them. */
const TOLD: ReadonlySet<string> = new Set<keyof Omit<Session, keyof Head>>([
  'baseUrl',
  'items',
  'tabs',
  'opened',
  'asked',
  'edits',
  'mark',
  'settled',
  'recent',
]);

// What storage holds was put there by `storedInPlaceOf`.
function isHead(value: unknown): value is Head {
  return typeof value === 'object' && value !== null && 'nextNumber' in value;
}

function isWalk(value: unknown): value is Walk {
  return typeof value === 'object' && value !== null && 'items' in value;
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'happening' in value;
}
