import browser from 'webextension-polyfill';
import { EMPTY, type Session } from './session.ts';

/**
 * Keeps the recording session in the extension's storage, so that it outlives the background being stopped.
 * Changes run one after another; each is stored before its promise resolves, so that what is acknowledged
 * is kept.
 */

const KEY = 'session';
let queue: Promise<unknown> = Promise.resolve();
let cached: Session | undefined;

/** The session as it is now. */
export async function readSession(): Promise<Session> {
  if (cached) return cached;
  const stored: { session?: Session } = await browser.storage.local.get(KEY);
  cached ??= stored.session ?? EMPTY;
  return cached;
}

/** Changes the session, after all changes asked for before; resolves with the stored result. */
export function changeSession(change: (session: Session) => Session): Promise<Session> {
  const changed = queue.then(async () => {
    const before = await readSession();
    const after = change(before);
    if (after !== before) {
      await browser.storage.local.set({ [KEY]: after });
      cached = after;
    }
    return after;
  });
  queue = changed.catch(() => undefined);
  return changed;
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
