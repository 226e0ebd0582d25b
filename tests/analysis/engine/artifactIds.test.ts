import { afterAll, beforeAll, expect, it } from 'vitest';
import { createArtifactIds } from '../../../analysis/engine/artifactIds';
import type { Connection, Database } from '../../../analysis/ports';
import { createStatement } from '../../../analysis/store/tables';
import { memoryDatabase } from '../../../electron/ports/database';

let database: Database;
let connection: Connection;

beforeAll(async () => {
  database = await memoryDatabase().open();
  connection = await database.connect();
  await connection.query('CREATE SCHEMA store');
  await connection.query(createStatement('artifact'));
});

afterAll(async () => {
  await connection.close();
  await database.close();
});

it('gives every id once, to imports of the same time and beyond those in the store', async () => {
  const ids = createArtifactIds();
  expect(
    await Promise.all([ids.reserve(connection, 10), ids.reserve(connection, 0), ids.reserve(connection, 5)]),
  ).toEqual([0, 10, 10]);
  expect(await ids.reserve(connection, 1)).toBe(15);
  await connection.query(`INSERT INTO store.artifact (archive, artifact) VALUES ('another', 41)`);
  expect(await ids.reserve(connection, 1)).toBe(42);
  expect(await createArtifactIds().reserve(connection, 1)).toBe(42);
});
