import { canonical } from '../../journey/canonical.ts';
import { keepOnly } from '../kept-files.ts';
import { filesNamedBy } from '../library/kept.ts';
import { allKept, forgetDeleted, put, remove } from '../library/shelf.ts';
import { opened } from './opening.ts';
import { recordingOf } from './journey-of.ts';
import { EMPTY, type Session } from './session.ts';
import { changeSession, readSession } from './store.ts';

/** Keeps the session's journey among the kept ones, and opens them again. */

/**
 * Keeps the journey as it is now; one without steps is not kept.
 * @returns the key that it is kept under, if it is
 */
export async function keepSession(): Promise<string | undefined> {
  const session = await changeSession((before) =>
    before.state === 'idle' || before.items.length === 0
      ? before
      : { ...before, kept: before.kept ?? crypto.randomUUID() },
  );
  const { kept: key } = session;
  const { journey, name } = recordingOf(session);
  if (key === undefined || journey.steps.length === 0) return undefined;
  const before = (await allKept()).find((other) => other.key === key);
  const isSame =
    before?.deletedAt === undefined &&
    before?.name === name &&
    canonical(before.journey) === canonical(journey);
  if (!isSame) await put({ key, journey, name, at: Date.now() });
  return key;
}

/** Keeps the journey and shows none. */
export async function putAway(): Promise<void> {
  await keepSession();
  await changeSession(() => EMPTY);
  await sweep();
}

/** Shows none, and takes the journey from the kept ones; that can be undone there. */
export async function throwAway(): Promise<void> {
  const key = await keepSession();
  await changeSession(() => EMPTY);
  if (key !== undefined) await remove(key, Date.now());
  await sweep();
}

/**
 * Goes on with a kept journey, which the panel has seen to be readable; what was shown before is kept.
 * @throws {Error} when it is no longer there
 */
export async function openKept(key: string): Promise<Session> {
  await keepSession();
  const kept = (await allKept()).find((other) => other.key === key);
  if (!kept) throw new Error('This journey is no longer there; it was deleted in another window.');
  const session = opened(kept.journey, { key, name: kept.name, now: Date.now() });
  return changeSession(() => session);
}

/** Drops what was deleted before the browser was started, and the files that nothing names any more. */
export async function tidyUp(): Promise<void> {
  await forgetDeleted();
  await sweep();
}

/** Drops the files that no kept journey names, nor anything in the session, which may come back by an undo. */
export async function sweep(): Promise<void> {
  const inSession = JSON.stringify(await readSession()).match(/[0-9a-f]{64}/g) ?? [];
  const named = filesNamedBy((await allKept()).map(({ journey }) => journey));
  await keepOnly(new Set([...named, ...inSession]));
}
