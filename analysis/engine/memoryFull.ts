/** The database has no room for more rows: in memory alone it holds about two million instances of 1 kB, else the disk is full. */
import { AgoraError } from '../errors';
import type { Problem } from '../problem';

/** True for what the store throws where it has no room, and for the errors by which DuckDB says so itself. */
export function isMemoryFull(error: unknown): boolean {
  if (error instanceof AgoraError && error.code === 'memory-full') return true;
  return error instanceof Error && /out of memory|could not allocate|failed to allocate|bad_alloc/i.test(error.message);
}

/** The file is in up to here; `rows` are those that can be used. */
export function memoryFull(path: string, rows: number): Problem {
  const read = `The database is full: the first ${String(rows)} rows of the file are read, and the rest is not.`;
  const message = `${read} Open a smaller part of the archive by itself, or free some space; in the terminal, where the database is in memory, open it in the window instead.`;
  return { path, line: null, severity: 'fault', code: 'memory-full', message };
}
