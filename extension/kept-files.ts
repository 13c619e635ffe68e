/**
 * What is in the files that were uploaded while recording, by their SHA-256. It is kept apart from the session,
 * which is read and written as a whole with each step, and seen by the extension's own pages alone.
 */

/** Keeps what is in a file. */
export async function keepContent(sha256: string, content: Uint8Array<ArrayBuffer>): Promise<void> {
  await inStore('readwrite', (store) => store.put(content, sha256));
}

/** What is in the file of that SHA-256; undefined where it was not kept. */
export async function contentOf(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const content: unknown = await inStore('readonly', (store) => store.get(sha256));
  return content instanceof Uint8Array ? Uint8Array.from(content) : undefined;
}

/** Throws all of it away. */
export async function dropContents(): Promise<void> {
  await inStore('readwrite', (store) => store.clear());
}

const STORE = 'contents';

async function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, mode);
    const request = ask(transaction.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error));
    });
    return request.result;
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('uploads', 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
