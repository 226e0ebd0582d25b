import { expect, it } from 'vitest';
import { createArtifactIds } from '../../../analysis/engine/artifactIds';
import { databaseWith } from '../../fixtures/databaseWith';

it('gives every id once, to imports of the same time and beyond those in the store', async () => {
  const connection = await (await databaseWith('artifact')).connect();
  const ids = createArtifactIds();
  expect(
    await Promise.all([ids.reserve(connection, 10), ids.reserve(connection, 0), ids.reserve(connection, 5)]),
  ).toEqual([0, 10, 10]);
  expect(await ids.reserve(connection, 1)).toBe(15);
  await connection.query(`INSERT INTO store.artifact (archive, artifact) VALUES ('another', 41)`);
  expect(await ids.reserve(connection, 1)).toBe(42);
  expect(await createArtifactIds().reserve(connection, 1)).toBe(42);
});
