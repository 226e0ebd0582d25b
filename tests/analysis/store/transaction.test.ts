import { expect, it } from 'vitest';
import type { Connection } from '../../../analysis/ports';
import { insertRows } from '../../../analysis/store/insertRows';
import { inSnapshot, inTransaction } from '../../../analysis/store/transaction';
import { databaseWith } from '../../fixtures/databaseWith';

const bare = { line: 1, label: null, instruction_characters: 1, response_characters: 1 };

const add = (connection: Connection, artifact: number, rows: number, response: string) =>
  insertRows(
    connection,
    'instance',
    Array.from({ length: rows }, (_, ordinal) => ({ ...bare, artifact, ordinal, instruction: 'q', response })),
  );

async function count(connection: Connection, where = 'true'): Promise<number> {
  const found = await connection.query(`SELECT count(*) AS n FROM store.instance WHERE ${where}`);
  return Number(found.get(0)?.['n']);
}

it('takes back what was done where the work fails, from the last part that was committed', async () => {
  const connection = await (await databaseWith('instance')).connect();
  const work = inTransaction(connection, async (transaction) => {
    await add(connection, 1, 10, 'r');
    await transaction.commitSoFar();
    await add(connection, 2, 10, 'r');
    throw new Error('interrupted');
  });
  await expect(work).rejects.toThrow('interrupted');
  expect([await count(connection), await count(connection, 'artifact = 1')]).toEqual([10, 10]);
});

it('refuses a commit that memory has no room for, so that no row after it is damaged', async () => {
  const connection = await (await databaseWith('instance')).connect();
  await connection.query(`SET memory_limit = '24MB'`);
  const fill = async () => {
    for (let artifact = 0; artifact < 100; artifact++)
      await inTransaction(connection, () => add(connection, artifact, 1000, 'r'.repeat(900)));
  };
  await expect(fill()).rejects.toMatchObject({ code: 'memory-full' });
  const whole = await count(connection);
  await inTransaction(connection, () => add(connection, 999, 20, 'r'));
  expect(await count(connection)).toBe(whole + 20);
  expect(await count(connection, `instruction <> 'q' OR length(response) > 900`)).toBe(0);
});

it('reads one state while another connection writes', async () => {
  const database = await databaseWith('instance');
  const [reader, writer] = [await database.connect(), await database.connect()];
  const counts = await inSnapshot(reader, async () => {
    const before = await count(reader);
    await inTransaction(writer, () => add(writer, 1, 10, 'r'));
    return [before, await count(reader)];
  });
  expect(counts).toEqual([0, 0]);
  expect(await count(reader)).toBe(10);
});
