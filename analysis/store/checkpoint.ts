/**
 * Commits go to a log beside the database file, but for full groups of rows, which stand in the file at once. A checkpoint
 * moves the log into the file, and frees what deleted rows took.
 */
import type { Connection } from '../ports';
import { bytesOf } from './room';
import { plainRows } from './rows';

/** A longer log is read through noticeably when the database is opened again. */
const longestLog = 64 * 1024 * 1024;

/** Does nothing where others write at the moment, or where memory is full: the next one will do. */
export async function checkpoint(connection: Connection): Promise<void> {
  await connection.query('CHECKPOINT').catch(() => undefined);
}

/** A checkpoint where the log has become long. */
export async function checkpointWhereDue(connection: Connection): Promise<void> {
  if ((await logBytes(connection).catch(() => 0)) > longestLog) await checkpoint(connection);
}

async function logBytes(connection: Connection): Promise<number> {
  const [row] = plainRows(await connection.query('SELECT wal_size FROM pragma_database_size()'));
  return bytesOf(String(row?.['wal_size']));
}
