/** How much room the tables of a database in memory have. One on disk writes its tables out and keeps little of them. */
import { AgoraError } from '../errors';
import type { Connection } from '../ports';
import { plainRows } from './rows';

export interface Room {
  /** Bytes of tables that are held in memory, uncommitted rows included. */
  readonly used: number;
  /** Bytes that the database may use. */
  readonly limit: number;
}

export async function roomOf(connection: Connection): Promise<Room> {
  const table = await connection.query(
    `SELECT memory_usage_bytes AS used, current_setting('memory_limit') AS memory_limit
     FROM duckdb_memory() WHERE tag = 'IN_MEMORY_TABLE'`,
  );
  const [row] = plainRows(table);
  return { used: Number(row?.['used'] ?? 0), limit: bytesOf(String(row?.['memory_limit'])) };
}

/**
 * A commit copies the rows of its transaction. Where it fails for want of memory, DuckDB 1.4 takes the copies back and
 * leaves their text behind, as the beginning of the next row: such a commit must not be tried. Throws
 * `AgoraError('memory-full')`.
 */
export async function requireRoomToCommit(connection: Connection, begun: Room): Promise<void> {
  const { used, limit } = await roomOf(connection);
  const grown = used - begun.used;
  if (grown <= 0 || used + grown * copied + spare <= limit) return;
  const nextStep = 'Remove an archive, or open a smaller part of this one.';
  throw new AgoraError('memory-full', 'The memory of the database is full.', { nextStep });
}

/** Blocks are filled less tightly the second time. */
const copied = 1.25;
/** What the queries after it take. */
const spare = 3 * 1024 * 1024;

const units: Readonly<Record<string, number>> = { bytes: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };

/** DuckDB writes sizes for readers: `3.1 GiB`. Infinity where it is none. */
export function bytesOf(text: string): number {
  const [, number, unit] = /^([\d.]+) (\w+)$/.exec(text) ?? [];
  const bytes = Number(number ?? NaN) * (units[unit ?? ''] ?? NaN);
  return Number.isNaN(bytes) ? Infinity : bytes;
}
