import { inStore } from './database.ts';

/**
 * What is in the files that were uploaded while recording, by their SHA-256. It is kept apart from the session,
 * which is read and written as a whole with each step, and seen by the extension's own pages alone.
 */

/** Keeps what is in a file. */
export async function keepContent(sha256: string, content: Uint8Array<ArrayBuffer>): Promise<void> {
  await inStore('contents', 'readwrite', (store) => store.put(content, sha256));
}

/** What is in the file of that SHA-256; undefined where it was not kept. */
export async function contentOf(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const content: unknown = await inStore('contents', 'readonly', (store) => store.get(sha256));
  return content instanceof Uint8Array ? Uint8Array.from(content) : undefined;
}

/** Throws away all but the files of these SHA-256. */
export async function keepOnly(wanted: ReadonlySet<string>): Promise<void> {
  const kept = await inStore('contents', 'readonly', (store) => store.getAllKeys());
  for (const key of kept) {
    if (!wanted.has(String(key))) await inStore('contents', 'readwrite', (store) => store.delete(key));
  }
}

/** The SHA-256 of what is in a file, as 64 digits from 0 to f. */
export async function sha256Of(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
