/**
 * Results of the last opens, so that a second start shows them before the engine is up. A cache: what cannot be read or
 * written here is computed again, and nobody is told.
 */
import type { ArchiveResults } from './opened';

const databaseName = 'results';
const storeName = 'results';
const entriesKept = 12;

interface Entry {
  readonly key: string;
  readonly usedMs: number;
  readonly results: ArchiveResults;
}

/** The results under `key`; null where there are none. */
export async function readResults(key: string): Promise<ArchiveResults | null> {
  try {
    const store = await storeFor('readonly');
    // Only `writeResults` of the same build writes under this key.
    const entry = (await settled<unknown>(store.get(key))) as Entry | undefined;
    return entry?.results ?? null;
  } catch {
    return null;
  }
}

/** Keeps `results` under `key` and drops the entries used longest ago. */
export async function writeResults(key: string, results: ArchiveResults): Promise<void> {
  try {
    const store = await storeFor('readwrite');
    await settled(store.put({ key, usedMs: Date.now(), results } satisfies Entry));
    const byUse = await settled(store.index('usedMs').getAllKeys());
    for (const old of byUse.slice(0, -entriesKept)) store.delete(old);
  } catch {
    return;
  }
}

async function storeFor(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(storeName, { keyPath: 'key' }).createIndex('usedMs', 'usedMs');
  };
  const database = await settled(request);
  const transaction = database.transaction(storeName, mode);
  transaction.oncomplete = transaction.onabort = () => database.close();
  return transaction.objectStore(storeName);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The request failed.'));
  });
}
