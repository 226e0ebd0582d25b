/**
 * DuckDB-Wasm (the `eh` bundle) on one file of the origin private file system, in a worker below the engine's. Where the
 * file cannot be used at all, the database lives in memory and `report` says why.
 */
import { AsyncDuckDB, DuckDBAccessMode, VoidLogger } from '@duckdb/duckdb-wasm';
import duckdbWorkerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import duckdbModuleUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { AgoraError } from '../../analysis/errors';
import type { Database, DatabaseHost } from '../../analysis/ports';
import { connectionOn } from './connection';
import type { Storage } from './messages';
import databaseWorkerUrl from './databaseWorker.ts?worker&url';
import { createDiskGuard, noDisk } from './diskRoom';
import { retryWhile } from './patience';
import { rowMemoryOf, type RowMemory } from './rowMemory';
import { claimStored, isHeld, removeStored, storedDatabasePath } from './storedDatabase';

/** The window's database host. `report` is told once per opened database where it lives. */
export function browserDatabaseHost(report: (storage: Storage) => void): DatabaseHost {
  let running: AsyncDuckDB | null = null;
  let unusable: Promise<string | null> | null = null;
  let discarded = false;

  const end = async (): Promise<void> => {
    await running?.terminate();
    running = null;
  };
  const start = async (path: string | null): Promise<Database> => {
    await end();
    const { duckdb, rowMemory } = await instantiate();
    running = duckdb;
    const query = { castDecimalToDouble: true };
    await duckdb.open(path === null ? { query } : { path, accessMode: DuckDBAccessMode.READ_WRITE, query });
    await configure(duckdb);
    const guard = () => (path === null ? noDisk : createDiskGuard());
    return { connect: async () => connectionOn(await duckdb.connect(), rowMemory, guard()), close: end };
  };
  const inMemory = async (reason: string): Promise<Database> => {
    const database = await start(null);
    report({ kind: 'memory', reason });
    return database;
  };

  return {
    open: async () => {
      const reason = await (unusable ??= claimStored());
      if (reason !== null) return inMemory(reason);
      try {
        const database = await retryWhile(isHeld, () => start(storedDatabasePath));
        report({ kind: 'disk' });
        return database;
      } catch (error) {
        await end();
        if (discarded) return inMemory('the stored database cannot be opened');
        throw new AgoraError('database', 'The stored database cannot be opened.', {}, { cause: error });
      }
    },
    discard: async () => {
      await end();
      discarded = true;
      if ((await unusable) === null) await removeStored().catch(() => undefined);
    },
  };
}

/**
 * Less memory than the three gigabytes that DuckDB would take: what it reads and writes does not gain by more, and the
 * window stays within what an office computer has. And no checkpoint by itself: after each part of a large file it would
 * write again a third of what stands in the database already, which takes as long as all else; see `checkpointWhereDue`.
 */
async function configure(duckdb: AsyncDuckDB): Promise<void> {
  const connection = await duckdb.connect();
  await connection.query(`SET memory_limit = '1GB'`);
  await connection.query(`SET checkpoint_threshold = '1TB'`);
  await connection.close();
}

async function instantiate(): Promise<{ readonly duckdb: AsyncDuckDB; readonly rowMemory: RowMemory }> {
  const worker = new Worker(databaseWorkerUrl, { name: duckdbWorkerUrl });
  const duckdb = new AsyncDuckDB(new VoidLogger(), worker);
  await duckdb.instantiate(duckdbModuleUrl);
  return { duckdb, rowMemory: rowMemoryOf(worker) };
}
