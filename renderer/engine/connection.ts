/** The analysis' connection port on DuckDB-Wasm's asynchronous one. */
import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { Table } from 'apache-arrow';
import { AgoraError } from '../../analysis/errors';
import type { Connection, SqlValue } from '../../analysis/ports';
import { encodeRows } from '../../analysis/store/encodeRows';
import { throwIfCancelled } from '../../analysis/task';
import type { DiskGuard } from './diskRoom';
import type { RowMemory } from './rowMemory';

/**
 * Statements run one after another; a cancelled one is interrupted in the database, not only abandoned. Rows that
 * the disk has no room for are not inserted.
 */
export function connectionOn(duckdb: AsyncDuckDBConnection, { take }: RowMemory, disk: DiskGuard): Connection {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  return {
    query: (sql, parameters = [], signal) =>
      inTurn(async () => {
        throwIfCancelled(signal);
        if (endsTransaction.test(sql)) disk.settled();
        try {
          return parameters.length > 0
            ? await runPrepared(duckdb, sql, parameters)
            : signal
              ? await runInterruptible(duckdb, sql, signal)
              : await duckdb.query(sql);
        } catch (error) {
          throwIfCancelled(signal);
          throw error;
        }
      }),
    insert: (table, rows) => {
      // Made at once, while the database is still busy with what comes before.
      const stream = encodeRows(rows, take);
      const { byteLength } = stream;
      return inTurn(async () => {
        await disk.require(byteLength);
        await duckdb.insertArrowFromIPCStream(stream, { schema: 'store', name: table, create: false });
      });
    },
    close: () => inTurn(() => duckdb.close()),
  };
}

const endsTransaction = /^(COMMIT|ROLLBACK)$/;

async function runPrepared(
  duckdb: AsyncDuckDBConnection,
  sql: string,
  parameters: readonly SqlValue[],
): Promise<Table> {
  const statement = await duckdb.prepare(sql);
  try {
    return await statement.query(...parameters);
  } finally {
    await statement.close();
  }
}

/** `query` of DuckDB-Wasm cannot be stopped; a statement that was sent can. */
async function runInterruptible(duckdb: AsyncDuckDBConnection, sql: string, signal: AbortSignal): Promise<Table> {
  const cancel = (): void => void duckdb.cancelSent().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const reader = await duckdb.send(sql);
    const batches = [];
    for await (const batch of reader) batches.push(batch);
    if (signal.aborted) throw new AgoraError('cancelled', 'The query was cancelled.');
    return new Table(reader.schema, batches);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
