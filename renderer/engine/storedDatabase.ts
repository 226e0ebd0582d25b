/** The one database file of this application in the origin private file system, and who may use it. */
import { isDiskFull } from './diskRoom';
import { retryWhile } from './patience';

const fileName = 'agora.duckdb';
const lockName = 'agora.duckdb';

/** Path under which DuckDB opens the stored database. */
export const storedDatabasePath = `opfs://${fileName}`;

/**
 * Claims the stored database for this worker's life. Null: it is claimed; else the reason why it cannot be used (another
 * window holds it, there is no storage, or no room in it), in words for the user.
 */
export async function claimStored(): Promise<string | null> {
  try {
    await navigator.storage.getDirectory();
  } catch {
    return 'the storage of this application cannot be opened';
  }
  if (await isDiskFull()) return 'the disk is full';
  const claimed = await new Promise<boolean>((resolve) => {
    void navigator.locks.request(lockName, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      // The lock ends with the worker, and only then.
      return lock === null ? undefined : new Promise<never>(() => undefined);
    });
  });
  return claimed ? null : 'another window has the database open';
}

/** Removes the stored database and its log. Waits until an ended worker has let go of them; rejects after two seconds. */
export async function removeStored(): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  for (const name of [fileName, `${fileName}.wal`])
    await retryWhile(isHeld, () => folder.removeEntry(name)).catch((error: unknown) => {
      if (!isNamed(error, 'NotFoundError')) throw error;
    });
}

/** True for the error of a file whose handle a worker, perhaps one just ended, still holds. */
export function isHeld(error: unknown): boolean {
  const message = error instanceof Error ? error.message : '';
  return isNamed(error, 'NoModificationAllowedError') || /access handle/i.test(message);
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}
