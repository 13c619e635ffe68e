import browser from 'webextension-polyfill';
import { EMPTY, type Session } from './session.ts';

/**
 * Keeps the recording session in the extension's storage, so that it outlives the background being stopped.
 * Changes are made one after another; each is stored before its promise resolves, so that what is acknowledged
 * is kept.
 */

const KEY = 'session';
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
  const stored: { session?: Session } = await browser.storage.local.get(KEY);
  cached ??= stored.session ?? EMPTY;
  return cached;
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
      if (session !== before) await browser.storage.local.set({ [KEY]: session });
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
  let isChanged = false;
  const listener = (changes: { session?: { newValue?: unknown } }, area: string): void => {
    if (area !== 'local' || !changes.session) return;
    isChanged = true;
    show(isSession(changes.session.newValue) ? changes.session.newValue : EMPTY);
  };
  browser.storage.onChanged.addListener(listener);
  void browser.storage.local.get(KEY).then(({ session }) => {
    // A change that came first is newer than what was asked for.
    if (!isChanged) show(isSession(session) ? session : EMPTY);
  });
  return () => browser.storage.onChanged.removeListener(listener);
}

function isSession(value: unknown): value is Session {
  return typeof value === 'object' && value !== null && 'items' in value;
}
