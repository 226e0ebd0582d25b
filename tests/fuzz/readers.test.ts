/**
 * Every reader on files that went wrong: it neither throws nor goes on for ever, and its rows are what their types say.
 * Inputs are the same every time; see `inputsPerReader` for how many.
 */
import { describe, expect, it } from 'vitest';
import { artifactKinds } from '../../analysis/archive/kinds';
import { readHead, recognise } from '../../analysis/archive/recognise';
import { source } from '../analysis/archive/sources';
import { chunkSizeFor, inputsPerReader, onInput } from './inputs';
import { invalidRow } from './isValid';
import { mutate } from './mutate';
import { createRandom } from './random';
import { readAll, watched } from './reading';
import { allContents, seeds } from './seeds';

describe('every kind', () => {
  it('has seeds', () => {
    expect(artifactKinds.map(({ id }) => id).filter((id) => seeds[id] === undefined)).toEqual([]);
  });

  it.each(artifactKinds)('$id reads its own seeds', async (kind) => {
    for (const seed of seeds[kind.id]?.files ?? []) {
      const recognised = recognise(await readHead(source(seed.path, seed.content)));
      expect([seed.path, recognised.kind?.id]).toEqual([seed.path, kind.id]);
      if (kind.provides.length === 0 || kind.id === 'torch-pickle') continue;
      const batches = await readAll(kind, source(seed.path, seed.content));
      expect([seed.path, batches.some(({ table }) => table !== 'problems')]).toEqual([seed.path, true]);
    }
  });

  it.each(artifactKinds)(
    '$id reads what went wrong with them',
    async (kind) => {
      const own = seeds[kind.id]?.files ?? [];
      for (let index = 0; index < inputsPerReader; index++) {
        const random = createRandom(kind.id, index);
        const { path, content } = random.pick(own);
        const others = random.whole(4) === 0 ? allContents : own.map((seed) => seed.content);
        const mutated = { path, content: mutate(content, random, others) };
        const chunkBytes = chunkSizeFor(mutated.content, random);
        await onInput(
          `Input ${String(index)} of ${kind.id} in pieces of ${String(chunkBytes)}`,
          mutated.content,
          async () => {
            recognise(await readHead(watched(mutated, chunkBytes)));
            for (const batch of await readAll(kind, watched(mutated, chunkBytes))) {
              const invalid = invalidRow(batch, path);
              if (invalid !== undefined)
                throw new Error(`${batch.table} hold ${JSON.stringify(invalid).slice(0, 1000)}`);
            }
          },
        );
      }
    },
    3_600_000,
  );
});
