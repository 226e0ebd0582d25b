import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../../analysis/archive/excerpt';
import type { ByteSource } from '../../../analysis/ports';
import { memoryArchive } from '../../fixtures/memoryArchive';

const encoder = new TextEncoder();

function sourceOf(...chunks: readonly (string | Uint8Array)[]): ByteSource {
  const parts = chunks.map((chunk) => (typeof chunk === 'string' ? encoder.encode(chunk) : chunk));
  return {
    path: 'a.jsonl',
    bytes: parts.reduce((sum, { length }) => sum + length, 0),
    modifiedMs: 0,
    seekable: true,
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, memory is not
    async *stream() {
      yield* parts;
    },
  };
}

const texts = async (source: ByteSource, line: number, around: number) =>
  (await excerptOf(source, line, around)).lines.map(({ number, text }) => [number, text]);

describe('excerptOf', () => {
  it('gives the lines around one, whatever chunks they come in', async () => {
    const text = 'one\ntwo\r\n\nvier é\nfive';
    for (const size of [1, 2, 3, 5, 100]) {
      const bytes = encoder.encode(text);
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.slice(index * size, (index + 1) * size),
      );
      expect(await texts(sourceOf(...chunks), 3, 1)).toEqual([
        [2, 'two'],
        [3, ''],
        [4, 'vier é'],
      ]);
      expect(await texts(sourceOf(...chunks), 5, 1)).toEqual([
        [4, 'vier é'],
        [5, 'five'],
      ]);
    }
  });

  it('begins at the first line, and says so', async () => {
    expect(await excerptOf(sourceOf('\uFEFFone\ntwo\n'), 1, 3)).toEqual({
      first: 1,
      lines: [
        { number: 1, text: 'one', cut: false },
        { number: 2, text: 'two', cut: false },
      ],
    });
  });

  it('is empty where the file ends before', async () => {
    expect(await excerptOf(sourceOf('one\n'), 40, 3)).toEqual({ first: 37, lines: [] });
    expect(await excerptOf(sourceOf(), 1, 3)).toEqual({ first: 1, lines: [] });
  });

  it('cuts a line after 2,000 characters, and never in a character', async () => {
    const [full, pairs, longer] = ['a'.repeat(2000), `a${'𝄞'.repeat(4000)}`, 'é'.repeat(2001)];
    const { lines } = await excerptOf(sourceOf([full, pairs, longer].join('\n')), 2, 1);
    expect(lines).toEqual([
      { number: 1, text: full, cut: false },
      { number: 2, text: `a${'𝄞'.repeat(999)}`, cut: true },
      { number: 3, text: 'é'.repeat(2000), cut: true },
    ]);
  });

  it('passes over a line of 200 MB without holding it', async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(0x61);
    let longest = 0;
    const source: ByteSource = {
      ...sourceOf(),
      // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, memory is not
      async *stream() {
        yield encoder.encode('one\n');
        for (let count = 0; count < 200; count++) {
          longest = Math.max(longest, process.memoryUsage().arrayBuffers);
          yield chunk;
        }
        yield encoder.encode('\nthree');
      },
    };
    const before = process.memoryUsage().arrayBuffers;
    const { lines } = await excerptOf(source, 3, 2);
    expect(lines.map(({ text, cut }) => [text.length, cut])).toEqual([
      [3, false],
      [2000, true],
      [5, false],
    ]);
    expect(longest - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('reads no further than it must, and ends when it is cancelled', async () => {
    const archive = memoryArchive({ a: `one\ntwo\n${'x\n'.repeat(100_000)}` });
    const [file] = archive.files;
    if (!file) throw new Error('The archive has one file.');
    await excerptOf(file, 1, 1);
    expect(archive.read.get('a')).toBe(4096);
    const controller = new AbortController();
    controller.abort();
    await expect(excerptOf(file, 90_000, 1, controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
