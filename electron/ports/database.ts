/** DuckDB-Wasm on Node: the blocking build, in memory. Its plain-file databases do not survive being opened again. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Table } from 'apache-arrow';
import { AgoraError } from '../../analysis/errors';
import type { Connection, Database, DatabaseHost, SqlValue } from '../../analysis/ports';
import { encodeRows } from '../../analysis/store/encodeRows';
import { throwIfCancelled } from '../../analysis/task';
import type * as Blocking from '@duckdb/duckdb-wasm/blocking';

/** A host whose every `open` is a new, empty database in memory. */
export function memoryDatabase(): DatabaseHost {
  return { open: openInMemory, discard: () => Promise.resolve() };
}

async function openInMemory(): Promise<Database> {
  // Loaded when needed and from node_modules: the library finds its wasm file beside itself.
  const require = createRequire(import.meta.url);
  const duckdb = require('@duckdb/duckdb-wasm/blocking') as typeof Blocking;
  const folder = dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
  const bundle = (name: string) => ({ mainModule: join(folder, `duckdb-${name}.wasm`), mainWorker: '' });
  const bundles = { mvp: bundle('mvp'), eh: bundle('eh') };
  const bindings = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await bindings.instantiate(() => undefined);
  bindings.open({ path: ':memory:', query: { castDecimalToDouble: true } });
  return {
    connect: () => Promise.resolve(connectionOf(bindings.connect())),
    close: () => Promise.resolve(bindings.reset()),
  };
}

function connectionOf(connection: Blocking.DuckDBConnection): Connection {
  // The database copies what it is given, so that one piece of memory serves all rows.
  let memory = new ArrayBuffer(0);
  const memoryFor = (bytes: number) => {
    if (memory.byteLength < bytes) memory = new ArrayBuffer(bytes + bytes / 8);
    return memory;
  };
  return {
    query: (sql, parameters, signal) => attempt(() => run(connection, sql, parameters ?? [], signal)),
    insert: (table, rows) =>
      attempt(() => {
        connection.insertArrowFromIPCStream(encodeRows(rows, memoryFor), {
          schema: 'store',
          name: table,
          create: false,
        });
      }),
    close: () => attempt(() => connection.close()),
  };
}

function run(
  connection: Blocking.DuckDBConnection,
  sql: string,
  parameters: readonly SqlValue[],
  signal?: AbortSignal,
): Table {
  throwIfCancelled(signal);
  if (parameters.length === 0) return connection.query(sql);
  const statement = connection.prepare(sql);
  try {
    return statement.query(...parameters);
  } finally {
    statement.close();
  }
}

/** The blocking calls as promises, their errors typed. */
function attempt<T>(call: () => T): Promise<T> {
  try {
    return Promise.resolve(call());
  } catch (error) {
    if (error instanceof AgoraError) return Promise.reject(error);
    const message = error instanceof Error ? error.message : String(error);
    return Promise.reject(new AgoraError('bad-query', message, {}, { cause: error }));
  }
}
