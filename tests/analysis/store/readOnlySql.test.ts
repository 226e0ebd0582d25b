import { beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../analysis/ports';
import { runReadOnly } from '../../../analysis/store/readOnlySql';
import { openStore } from '../../../analysis/store/store';
import { memoryDatabase } from '../../../electron/ports/database';

let connection: Connection;

beforeAll(async () => {
  const store = await openStore(memoryDatabase());
  connection = await new Promise((resolve) => {
    void store.withConnection('a', (opened) => {
      resolve(opened);
      return new Promise(() => undefined);
    });
  });
});

describe('runReadOnly', () => {
  it('names columns, types and rows', async () => {
    const result = await runReadOnly(connection, 'SELECT 1 AS a, NULL AS b, [1, 2] AS c; ');
    expect(result).toEqual({
      columns: [
        { name: 'a', type: 'INTEGER' },
        { name: 'b', type: 'INTEGER' },
        { name: 'c', type: 'INTEGER[]' },
      ],
      rows: [[1, null, [1, 2]]],
    });
  });

  it('gives intervals and times of day as text, not as the halves of a number', async () => {
    const { columns, rows } = await runReadOnly(
      connection,
      `SELECT INTERVAL 1 DAY AS "a ""b", TIME '10:00:00' AS t, i FROM range(2) AS r(i) ORDER BY i DESC`,
    );
    expect(columns.map(({ type }) => type)).toEqual(['INTERVAL', 'TIME', 'BIGINT']);
    expect(rows).toEqual([
      ['1 day', '10:00:00', 1],
      ['1 day', '10:00:00', 0],
    ]);
  });

  it('gives every kind of value as JSON can hold it', async () => {
    const { rows } = await runReadOnly(
      connection,
      `SELECT 9007199254740993::BIGINT, 'NaN'::DOUBLE, 'infinity'::DOUBLE, 1.25::DECIMAL(10, 2), true,
        TIMESTAMP '2024-12-04 01:02:03', DATE '2024-12-04', {'k': [1]}, 'x'::BLOB, '{"v":1}', sum(2)::HUGEINT`,
    );
    expect(rows).toEqual([
      [
        '9007199254740993',
        null,
        null,
        1.25,
        true,
        '2024-12-04T01:02:03.000Z',
        '2024-12-04T00:00:00.000Z',
        { k: [1] },
        '78',
        '{"v":1}',
        2,
      ],
    ]);
  });

  it('keeps the order that was asked for', async () => {
    const { rows } = await runReadOnly(connection, 'SELECT x FROM range(5) t(x) ORDER BY x DESC -- down');
    expect(rows.flat()).toEqual([4, 3, 2, 1, 0]);
  });

  it.each(['SUMMARIZE problems', 'DESCRIBE runs', 'SHOW TABLES', 'FROM runs', 'WITH a AS (SELECT 1) FROM a'])(
    'runs %s',
    async (text) => {
      const { columns } = await runReadOnly(connection, text);
      expect(columns.length).toBeGreaterThan(0);
    },
  );

  it.each([
    'DROP TABLE store.run',
    'DELETE FROM store.problem',
    'CREATE TABLE t AS SELECT 1',
    "COPY (SELECT 1) TO 'x.csv'",
    'SELECT 1; SELECT 2',
    'SELECT 1) ; DROP TABLE store.run; SELECT * FROM (SELECT 1',
    'SELECT 1 /* open',
    'ROLLBACK',
    'SET VARIABLE archive = 1',
    '',
    ' ; ',
    'SELECT nothing FROM nowhere',
  ])('refuses %j', async (text) => {
    await expect(runReadOnly(connection, text)).rejects.toMatchObject({ name: 'AgoraError', code: 'bad-query' });
    expect((await runReadOnly(connection, 'SELECT count(*) FROM runs')).rows).toEqual([[0]]);
  });

  it('stops before the query when it is cancelled', async () => {
    await expect(runReadOnly(connection, 'SELECT 1', AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});
