import { inStore } from '../database.ts';
import type { Kept } from './kept.ts';

/** Where kept journeys lie. Each change is told to all pages of the extension. */

/** All kept journeys, those that were deleted and can come back among them. */
export async function allKept(): Promise<Kept[]> {
  return inStore<Kept[]>('journeys', 'readonly', (store) => store.getAll());
}

/** Keeps a journey, in place of what was kept under its key. */
export async function put(kept: Kept): Promise<void> {
  await inStore('journeys', 'readwrite', (store) => store.put(kept));
  tell();
}

/** Takes a journey away, so that it can come back until the next is taken away. */
export async function remove(key: string, at: number): Promise<void> {
  for (const kept of await allKept()) {
    if (kept.key === key)
      await inStore('journeys', 'readwrite', (store) => store.put({ ...kept, deletedAt: at }));
    else if (kept.deletedAt !== undefined)
      await inStore('journeys', 'readwrite', (store) => store.delete(kept.key));
  }
  tell();
}

/** Takes away for good what could come back. */
export async function forgetDeleted(): Promise<void> {
  const deleted = (await allKept()).filter(({ deletedAt }) => deletedAt !== undefined);
  for (const { key } of deleted) await inStore('journeys', 'readwrite', (store) => store.delete(key));
}

/** Brings back what was taken away. */
export async function bringBack(kept: Kept): Promise<void> {
  const { deletedAt: _, ...rest } = kept;
  await put(rest);
}

/**
 * Calls `then` whenever the kept journeys have changed, in this page or another.
 * @returns ends it
 */
export function whenKept(then: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', then);
  return () => channel.close();
}

const CHANNEL = 'kept-journeys';

function tell(): void {
  const channel = new BroadcastChannel(CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is of windows; a channel has its own
  channel.postMessage('changed');
  channel.close();
}
