/**
 * Containers that went wrong: opening and reading them ends, stays within what was allowed, breaks off in words for the
 * user and never otherwise; an entry whose bytes nobody touched is read.
 */
import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AgoraError } from '../../analysis/errors';
import { expand } from '../../analysis/archive/containers/expand';
import { containerLimits } from '../../analysis/archive/containers/limits';
import { problemCodes } from '../../analysis/archive/problemCodes';
import type { ByteSource } from '../../analysis/ports';
import { unattended } from '../../analysis/task';
import { source } from '../analysis/archive/sources';
import { noise } from '../fixtures/container-builders/noise';
import { longName, tar } from '../fixtures/container-builders/tars';
import { zip } from '../fixtures/container-builders/zips';
import { skippableFrame, zstdFrame, zstdOfText } from '../fixtures/container-builders/zstd';
import { chunkSizeFor, inputsPerReader, onInput } from './inputs';
import { mutate } from './mutate';
import { createRandom } from './random';

const entries = [
  { name: 'data/a.jsonl', content: '{"instruction":"q","response":"r"}\n'.repeat(20) },
  { name: 'data/b.txt', content: noise(700), stored: true },
  { name: 'c.json', content: JSON.stringify(Array.from({ length: 50 }, (_, index) => index)) },
];
const small = tar([
  entries[0] ?? { name: 'a' },
  longName(`${'long/'.repeat(30)}name.txt`, 'pax'),
  { name: 'long', content: 'x' },
]);

const seeds: Readonly<Record<string, readonly Uint8Array[]>> = {
  gzip: [
    zlib.gzipSync(noise(300)),
    zlib.gzipSync('text, text, text. '.repeat(100)),
    Buffer.concat([zlib.gzipSync('first'), zlib.gzipSync(noise(200)), zlib.gzipSync('')]),
    zlib.gzipSync(noise(400), { level: 0 }),
  ],
  zstd: [
    zstdOfText,
    await zstdFrame(noise(300)),
    Buffer.concat([skippableFrame('skipped'), await zstdFrame('text'), zstdOfText]),
  ],
  zip: [
    zip(entries),
    zip([{ name: 'inner.zip', content: zip(entries) }]),
    zip([{ name: 'a.gz', content: zlib.gzipSync('a') }]),
  ],
  tar: [
    tar(entries),
    small,
    tar([
      { name: 'inner.tar', content: small },
      { name: 'link', type: '2', linkName: 'a' },
    ]),
  ],
  'tar.gz': [zlib.gzipSync(tar(entries)), zlib.gzipSync(small)],
};
const allSeeds = Object.values(seeds).flat();

const limits = {
  ...containerLimits,
  entries: 50,
  harmlessBytes: 2_000_000,
  unpackedBytes: 8_000_000,
  heldBytes: 4_000_000,
};

/** A source that refuses what no opening of it needs. */
function watched(content: Uint8Array, chunkBytes: number): ByteSource {
  const file = source('x.bin', content, chunkBytes);
  let streams = 0;
  return {
    ...file,
    stream(part, signal) {
      if (++streams > 5000) throw new Error('The file is asked for without end.');
      return file.stream(part, signal);
    },
  };
}

/** What the entries hold that can be read to their end, by path. */
async function openAll(file: ByteSource): Promise<ReadonlyMap<string, string>> {
  const beside = source('beside.txt', 'beside');
  const { sources, problems, close } = await expand([beside, file], unattended, { limits });
  for (const { code, severity, message, path } of problems) {
    expect(Object.entries(problemCodes)).toContainEqual([code, severity]);
    expect(message.length).toBeLessThan(3000);
    expect(path.startsWith('x.bin')).toBe(true);
  }
  const whole = new Map<string, string>();
  let unpacked = 0;
  for (const each of sources) {
    const chunks: Uint8Array[] = [];
    try {
      for await (const chunk of each.stream()) {
        unpacked += chunk.length;
        if (unpacked > 2 * limits.unpackedBytes) throw new Error('More comes out than was allowed.');
        chunks.push(chunk.slice());
      }
      expect(whole.has(each.path)).toBe(false);
      whole.set(each.path, Buffer.concat(chunks).toString('latin1'));
    } catch (error) {
      if (!(error instanceof AgoraError) || error.context.problemCode === undefined) throw error;
      expect(Object.keys(problemCodes)).toContain(error.context.problemCode);
    }
  }
  await close();
  expect(whole.get('beside.txt')).toBe('beside');
  return whole;
}

describe('every container', () => {
  it.each(Object.keys(seeds))(
    '%s that went wrong',
    async (format) => {
      const own = seeds[format] ?? [];
      for (let index = 0; index < inputsPerReader; index++) {
        const random = createRandom(format, index);
        const content = mutate(random.pick(own), random, random.whole(4) === 0 ? allSeeds : own);
        const chunkBytes = chunkSizeFor(content, random);
        await onInput(`Input ${String(index)} of ${format} in pieces of ${String(chunkBytes)}`, content, async () => {
          await openAll(watched(content, chunkBytes));
        });
      }
    },
    3_600_000,
  );
});

describe('entries that nobody touched', () => {
  const contents = Array.from({ length: 5 }, (_, index) => noise(200, index + 1));
  const packed = {
    zip: zip(contents.map((content, index) => ({ name: `${String(index)}.txt`, content }))),
    'stored zip': zip(contents.map((content, index) => ({ name: `${String(index)}.txt`, content, stored: true }))),
    tar: tar(contents.map((content, index) => ({ name: `${String(index)}.txt`, content }))),
  };

  it.each(['zip', 'stored zip', 'tar'] as const)(
    'are read from a %s where the content of another is damaged',
    async (format) => {
      const bytes = packed[format];
      for (let index = 0; index < inputsPerReader; index++) {
        const random = createRandom(`entries of ${format}`, index);
        const touched = random.whole(contents.length);
        const content = Uint8Array.from(bytes);
        // A place in the content, whether it is packed or not: after the header, before the next.
        const name = Buffer.from(`${String(touched)}.txt`);
        const start = Buffer.from(bytes).indexOf(name) + (format === 'tar' ? 512 : name.length);
        for (let count = random.whole(5); count >= 0; count--) content[start + random.whole(150)] = random.whole(256);
        const chunkBytes = chunkSizeFor(content, random);
        await onInput(`Entries ${String(index)} of ${format} in pieces of ${String(chunkBytes)}`, content, async () => {
          const whole = await openAll(watched(content, chunkBytes));
          for (const [place, expected] of contents.entries())
            if (place !== touched) expect(whole.get(`x.bin/${String(place)}.txt`)).toBe(expected);
        });
      }
    },
    3_600_000,
  );
});
