import { expect, it } from 'vitest';
import type { Connection } from '../../../analysis/ports';
import { checkpoint, checkpointWhereDue } from '../../../analysis/store/checkpoint';
import { databaseWith } from '../../fixtures/databaseWith';

/** A database in memory has no log: one that says it has, and notes what it is asked. */
async function withLog(size: string) {
  const real = await (await databaseWith()).connect();
  const asked: string[] = [];
  const connection: Connection = {
    ...real,
    query: (sql) => {
      asked.push(sql);
      return real.query(sql.replace('SELECT wal_size FROM', `SELECT '${size}' AS wal_size FROM`));
    },
  };
  return { connection, checkpoints: () => asked.filter((sql) => sql === 'CHECKPOINT').length };
}

it.each([
  ['0 bytes', 0],
  ['23.1 MiB', 0],
  ['64.1 MiB', 1],
  ['1.2 GiB', 1],
])('of a log of %s are %i', async (size, expected) => {
  const { connection, checkpoints } = await withLog(size);
  await checkpointWhereDue(connection);
  expect(checkpoints()).toBe(expected);
});

it('finds no log in a database in memory', async () => {
  const connection = await (await databaseWith()).connect();
  const sizes = await connection.query('SELECT wal_size FROM pragma_database_size()');
  expect(sizes.get(0)?.['wal_size']).toBe('0 bytes');
});

it('waits for another time while others write', async () => {
  const database = await databaseWith();
  const [writer, other] = [await database.connect(), await database.connect()];
  await writer.query('CREATE TABLE t (n INTEGER)');
  await writer.query('BEGIN TRANSACTION');
  await writer.query('INSERT INTO t VALUES (1)');
  await checkpoint(other);
  await writer.query('COMMIT');
  await checkpoint(other);
  const rows = await other.query('SELECT count(*)::INTEGER AS n FROM t');
  expect(rows.get(0)?.['n']).toBe(1);
});
