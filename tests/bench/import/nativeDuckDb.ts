/** The peer: native DuckDB, with the settings it comes with. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** `processor`: over all threads, which a busy machine makes little longer. */
export interface Seconds {
  readonly elapsed: number;
  readonly processor: number;
}

/** Runs statements one after another on a database file, or in memory, and closes it. */
export async function runNative(database: string, statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(database);
  try {
    const connection = await instance.connect();
    for (const statement of statements) await connection.run(statement);
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}

/** Native DuckDB reads the file into a table of a new database file, written to the end. */
export async function nativeImport(file: string): Promise<Seconds> {
  const reader = file.endsWith('.parquet') ? 'read_parquet' : 'read_ndjson';
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'agora-bench-'));
  try {
    const startedMs = performance.now();
    const before = process.cpuUsage();
    await runNative(path.join(folder, 'native.duckdb'), [
      `CREATE TABLE instances AS SELECT * FROM ${reader}(${quoted(file)})`,
      'CHECKPOINT',
    ]);
    const { user, system } = process.cpuUsage(before);
    return { elapsed: (performance.now() - startedMs) / 1000, processor: (user + system) / 1e6 };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A text as an SQL literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
