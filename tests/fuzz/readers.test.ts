/**
 * Every reader on files that went wrong: it neither throws nor goes on for ever, its rows are what their types say, and a
 * record whose bytes nobody touched is read. Inputs are the same every time; see `inputsPerReader` for how many.
 */
import { describe, expect, it } from 'vitest';
import type { ArtifactKind, Batch } from '../../analysis/archive/kind';
import { artifactKinds } from '../../analysis/archive/kinds';
import { readHead, recognise } from '../../analysis/archive/recognise';
import type { ByteSource } from '../../analysis/ports';
import { instanceRows, source } from '../analysis/archive/sources';
import { chunkSizeFor, inputsPerReader, onInput } from './inputs';
import { invalidRow, sizeOf } from './isValid';
import { mutate, mutateLine } from './mutate';
import { createRandom } from './random';
import { seeds, type Seed } from './seeds';

const allContents = Object.values(seeds).flatMap(({ files }) => files.map(({ content }) => content));
/** Of generated data and outputs: a file of six small records is some kilobytes of rows at most. */
const longestOutput = 64 * 1024 * 1024;

/** A source that counts what is asked of it, and refuses what no reader needs. */
function watched({ path, content }: Seed, chunkBytes: number): ByteSource {
  const file = source(path, content, chunkBytes);
  const allowed = 50 * content.length + 16 * 1024 * 1024;
  let read = 0;
  let streams = 0;
  return {
    ...file,
    async *stream(part, signal) {
      if (++streams > 2000) throw new Error('The reader asks for the file without end.');
      for await (const chunk of file.stream(part, signal)) {
        read += chunk.length;
        if (read > allowed) throw new Error('The reader reads the file without end.');
        yield chunk;
      }
    },
  };
}

async function readAll(kind: ArtifactKind, file: ByteSource): Promise<Batch[]> {
  const batches: Batch[] = [];
  let size = 0;
  for await (const batch of kind.read(file)) {
    size += sizeOf(batch) + 1;
    if (size > longestOutput) throw new Error('The reader gives rows without end.');
    batches.push(batch);
  }
  return batches;
}

/** Rows that have a line, as text, by that line. */
function rowsByLine(batches: readonly Batch[]): ReadonlyMap<number, readonly string[]> {
  const byLine = new Map<number, string[]>();
  const add = (line: number | null, row: unknown) => {
    if (line !== null) byLine.set(line, [...(byLine.get(line) ?? []), JSON.stringify(row)]);
  };
  for (const batch of batches) {
    if (batch.table === 'instances')
      for (const { line, instruction, response, label } of instanceRows(batch.rows))
        add(line, { instruction, response, label });
    if (batch.table === 'items') for (const row of batch.rows) add(row.line, row);
  }
  return byLine;
}

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
            for (const batch of await readAll(kind, watched(mutated, chunkBytes)))
              expect(invalidRow(batch, path)).toBeUndefined();
          },
        );
      }
    },
    3_600_000,
  );
});

describe('records that nobody touched', () => {
  const kinds = artifactKinds.filter(({ id }) => seeds[id]?.lines);

  it.each(kinds)(
    '$id keeps them where another line is damaged, a line is added, or the end is cut off',
    async (kind) => {
      const lines = (seeds[kind.id]?.lines ?? []).map((line) => Buffer.from(line));
      const path = seeds[kind.id]?.files[0]?.path ?? '';
      for (let index = 0; index < inputsPerReader; index++) {
        const random = createRandom(`lines of ${kind.id}`, index);
        const others = random.whole(4) === 0 ? allContents : lines;
        // The first line also says what the others are.
        const at = 1 + random.whole(lines.length - 1);
        const damaged = mutateLine(lines[at] ?? Buffer.alloc(0), random, others);
        const end = random.pick(['\n', '\r\n']);
        const join = (all: readonly Uint8Array[]) =>
          Buffer.concat([
            ...(random.whole(8) === 0 ? [Buffer.from('\ufeff')] : []),
            ...all.flatMap((line) => [line, Buffer.from(end)]),
          ]);
        const whole = join(lines.map((line, place) => (place === at ? damaged : line)));
        const isCut = random.whole(4) === 0;
        const content = isCut
          ? whole.subarray(
              0,
              whole.length - random.whole((at === lines.length - 1 ? damaged : lines.at(-1))?.length ?? 1),
            )
          : whole;
        const chunkBytes = chunkSizeFor(content, random);
        await onInput(`Lines ${String(index)} of ${kind.id} in pieces of ${String(chunkBytes)}`, content, async () => {
          const expected = rowsByLine(await readAll(kind, source(path, join(lines))));
          const found = rowsByLine(await readAll(kind, watched({ path, content }, chunkBytes)));
          for (const [line, rows] of expected) {
            const isTouched = line === at + 1 || (isCut && line === lines.length);
            if (!isTouched) expect([line, found.get(line)]).toEqual([line, rows]);
          }
        });
      }
    },
    3_600_000,
  );
});
