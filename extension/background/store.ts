import browser from 'webextension-polyfill';
import type { Session } from './session.ts';
import { isOfSession, sessionIn, storedInPlaceOf } from './stored.ts';

/**
 * Keeps the recording session in the extension's storage, so that it outlives the background being stopped.
 * Changes are made one after another; each is stored before its promise resolves, so that what is acknowledged
 * is kept.
 */

const waiting: Waiting[] = [];
let isStoring = false;
let cached: Session | undefined;

interface Waiting {
  change: (session: Session) => Session;
  resolve: (session: Session) => void;
  reject: (error: unknown) => void;
}

/** The session as it is now. */
export async function readSession(): Promise<Session> {
  if (cached) return cached;
  const stored: Record<string, unknown> = await browser.storage.local.get();
  if (cached) return cached;
  cached = sessionIn(stored);
  void clear(stored);
  return cached;
}

/** Takes out what the session left in storage that says nothing any more. */
async function clear(stored: Readonly<Record<string, unknown>>): Promise<void> {
  const gone = Object.keys(stored).filter((key) => isOfSession(key) && stored[key] === null);
  if (gone.length > 0) await browser.storage.local.remove(gone);
}

/** Changes the session, after all changes asked for before; resolves with the stored result. */
export function changeSession(change: (session: Session) => Session): Promise<Session> {
  const { promise, resolve, reject } = Promise.withResolvers<Session>();
  waiting.push({ change, resolve, reject });
  if (waiting.length === 1 && !isStoring) void storeAll();
  return promise;
}

/** Makes the changes that wait, and stores what comes of them at once: they come faster than they can be stored. */
async function storeAll(): Promise<void> {
  isStoring = true;
  while (waiting.length > 0) {
    // What has come by the time the session is read is made too.
    const made: { settle: () => void; reject: (error: unknown) => void }[] = [];
    try {
      const before = await readSession();
      let session = before;
      for (const { change, resolve, reject } of waiting.splice(0)) {
        try {
          session = change(session);
          const after = session;
          made.push({ settle: () => resolve(after), reject });
        } catch (error) {
          reject(error);
        }
      }
      if (session !== before) {
        const stored = storedInPlaceOf(before, session);
        await browser.storage.local.set(stored);
        void clear(stored);
      }
      cached = session;
      for (const { settle } of made) settle();
    } catch (error) {
      for (const { reject } of [...made, ...waiting.splice(0)]) reject(error);
    }
  }
  isStoring = false;
}

/**
 * Shows the session, now and after each change, to a page of the extension other than the background.
 * @returns ends it
 */
export function watchSession(show: (session: Session) => void): () => void {
  const changed: Record<string, unknown> = {};
  let stored: Record<string, unknown> | undefined;
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    const own = Object.entries(changes).filter(([key]) => isOfSession(key));
    if (area !== 'local' || own.length === 0) return;
    Object.assign(stored ?? changed, Object.fromEntries(own.map(([key, { newValue }]) => [key, newValue])));
    if (stored && own.some(([, { newValue }]) => newValue)) show(sessionIn(stored));
  };
  browser.storage.onChanged.addListener(listener);
  void browser.storage.local.get().then((all: Record<string, unknown>) => {
    // A change that came first is newer than what was asked for.
    stored = { ...all, ...changed };
    show(sessionIn(stored));
  });
  return () => browser.storage.onChanged.removeListener(listener);
}
