/** The peer: native DuckDB, with the settings it comes with. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

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

/** Seconds in which native DuckDB reads the file into a table of a new database file, written to the end. */
export async function nativeImportSeconds(file: string): Promise<number> {
  const reader = file.endsWith('.parquet') ? 'read_parquet' : 'read_ndjson';
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'agora-bench-'));
  try {
    const startedMs = performance.now();
    await runNative(path.join(folder, 'native.duckdb'), [
      `CREATE TABLE instances AS SELECT * FROM ${reader}(${quoted(file)})`,
      'CHECKPOINT',
    ]);
    return (performance.now() - startedMs) / 1000;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A text as an SQL literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
