/**
 * How much the stored database may still write. DuckDB-Wasm takes no answer for one when the disk is full: it goes on
 * trying without end, so nothing may be given to it that has no room.
 */
import { AgoraError } from '../../analysis/errors';

const megabyte = 1024 * 1024;
/** So much is kept free: the database writes a little beside the rows, and others write too. */
const spare = 16 * megabyte;
/** So much is written between two looks. */
const lookEvery = 32 * megabyte;

/** Whether the disk has room for the smallest of changes. */
export async function isDiskFull(storage: Pick<StorageManager, 'estimate'> = navigator.storage): Promise<boolean> {
  return (await bytesLeft(storage)) < spare;
}

export interface DiskGuard {
  /**
   * Resolves where the disk has room for so many bytes of rows, and for those since the last commit: the database may
   * not have written them yet. Rejects with `AgoraError('memory-full')`.
   */
  require(bytes: number): Promise<void>;
  /** All that was required before is written, or taken back. */
  settled(): void;
}

/** A guard that looks at the disk before the first rows and then each 32 MB. */
export function createDiskGuard(storage: Pick<StorageManager, 'estimate'> = navigator.storage): DiskGuard {
  let unlooked = lookEvery;
  let unwritten = 0;
  return {
    async require(bytes) {
      unlooked += bytes;
      unwritten += bytes;
      if (unlooked < lookEvery) return;
      if ((await bytesLeft(storage)) < spare + unwritten + lookEvery)
        throw new AgoraError('memory-full', 'The disk has no room for more rows.', {
          nextStep: 'Free some space on the disk, or open a smaller part of the archive.',
        });
      unlooked = 0;
    },
    settled() {
      unwritten = 0;
    },
  };
}

/** For a database that is on no disk. */
export const noDisk: DiskGuard = { require: () => Promise.resolve(), settled: () => undefined };

/** Infinity where the system does not tell. */
async function bytesLeft(storage: Pick<StorageManager, 'estimate'>): Promise<number> {
  const { quota, usage } = await storage.estimate();
  return quota === undefined || usage === undefined ? Infinity : quota - usage;
}
