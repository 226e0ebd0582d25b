import { describe, expect, it } from 'vitest';
import { openStore } from '../../../analysis/store/store';
import { arrowTable, schemaVersion } from '../../../analysis/store/tables';
import { plainRows, readRows } from '../../../analysis/store/rows';
import type { DatabaseHost } from '../../../analysis/ports';
import { memoryDatabase } from '../../../electron/ports/database';
import { keptDatabase } from '../../fixtures/keptDatabase';

const problemRow = {
  archive: 'a',
  ordinal: 0,
  path: 'x.json',
  line: 3,
  severity: 'fault',
  code: 'broken',
  message: "It's broken.",
};

async function visibleProblems(host: DatabaseHost, archive = 'a'): Promise<unknown[]> {
  const store = await openStore(host);
  return store.withConnection(archive, async (connection) =>
    plainRows(await connection.query('SELECT * FROM problems')),
  );
}

async function addProblem(host: DatabaseHost): Promise<void> {
  const store = await openStore(host);
  await store.withConnection('a', (connection) => connection.insert('problem', arrowTable('problem', [problemRow])));
}

describe('openStore', () => {
  it('makes a missing database with the public views and no others', async () => {
    const store = await openStore(memoryDatabase());
    const names = await store.withConnection('a', async (connection) =>
      plainRows(await connection.query('SHOW TABLES')).map((row) => row['name']),
    );
    expect(names).toEqual([
      'artifacts',
      'configuration',
      'evaluations',
      'instance_metrics',
      'instances',
      'items',
      'metrics',
      'problems',
      'run_metrics',
      'runs',
      'scores',
      'training',
    ]);
  });

  it('keeps what a usable database holds', async () => {
    const host = keptDatabase();
    await addProblem(host);
    const { archive: _archive, ordinal: _ordinal, ...visible } = problemRow;
    expect(await visibleProblems(host)).toEqual([visible]);
    expect(host.discarded).toBe(0);
  });

  it('shows an archive only its own rows', async () => {
    const host = keptDatabase();
    await addProblem(host);
    expect(await visibleProblems(host, "it's another")).toEqual([]);
  });

  it.each([
    ['of an older schema', `UPDATE store.version SET version = ${String(schemaVersion - 1)}`],
    ['without a version', 'DROP TABLE store.version'],
    ['with a table lost', 'DROP TABLE store.run CASCADE'],
  ])('rebuilds a database %s', async (_name, damage) => {
    const host = keptDatabase();
    await addProblem(host);
    const connection = await (await host.open()).connect();
    await connection.query(damage);
    expect(await visibleProblems(host)).toEqual([]);
    expect(host.discarded).toBe(1);
  });

  it('rebuilds a database that is corrupt', async () => {
    const good = keptDatabase();
    let broken = true;
    const host: DatabaseHost = {
      open: () => (broken ? Promise.reject(new Error('not a valid DuckDB database file')) : good.open()),
      discard: () => {
        broken = false;
        return good.discard();
      },
    };
    expect(await visibleProblems(host)).toEqual([]);
    expect(good.discarded).toBe(1);
  });

  it('says so where no database can be made', async () => {
    const host: DatabaseHost = {
      open: () => Promise.reject(new Error('no space left')),
      discard: () => Promise.resolve(),
    };
    await expect(openStore(host)).rejects.toMatchObject({
      code: 'database',
      message: expect.stringContaining('no space left') as string,
    });
  });

  it('reaches no file and no extension, whatever is asked', async () => {
    const store = await openStore(memoryDatabase());
    await store.withConnection('a', async (connection) => {
      await expect(connection.query("SELECT * FROM read_csv('/etc/passwd')")).rejects.toThrow(/disabled|Permission/);
      await expect(connection.query('SET enable_external_access = true')).rejects.toThrow(/locked|changed/i);
      await expect(connection.query('LOAD json')).rejects.toThrow();
      expect(await readRows(connection, 'problem', 'a')).toEqual([]);
    });
  });
});
