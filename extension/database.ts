/**
 * The extension's own database, seen by its own pages alone: what is in uploaded files, by their SHA-256, and the
 * journeys that are kept, by their keys. It outlives the browser and the extension being updated.
 */
type Store = 'contents' | 'journeys';

/**
 * Asks one thing of a store, in a transaction of its own.
 * @throws {Error} when the database refuses, as it does when the disk is full
 */
export async function inStore<T>(
  name: Store,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(name, mode);
    const request = ask(transaction.objectStore(name));
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
    const request = indexedDB.open('uploads', 2);
    request.addEventListener('upgradeneeded', ({ oldVersion }) => {
      if (oldVersion < 1) request.result.createObjectStore('contents' satisfies Store);
      if (oldVersion < 2) request.result.createObjectStore('journeys' satisfies Store, { keyPath: 'key' });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
