import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { skippableFrame, zstdBomb, zstdFrame, zstdOfText, zstdText } from '../../../fixtures/container-builders/zstd';
import { readSource, source } from '../sources';
import { openAll, textOf } from './opened';

/** Some of a generator's rows; they compress about as well as such rows do. */
const rows = Array.from({ length: 3000 }, (_, index) =>
  JSON.stringify({ instruction: `Question ${String(index)}?`, response: `${String(index * index)}. `.repeat(3) }),
).join('\n');

const gzip = zlib.gzipSync(rows);

/** The same bytes with the one at `index` changed. */
function flipped(bytes: Uint8Array, index: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[index] = (copy[index] ?? 0) ^ 0xff;
  return copy;
}

describe('a file compressed by gzip', () => {
  it('is read under its own name, in pieces of any size', async () => {
    for (const chunkBytes of [1, 7, 1000, 1_000_000]) {
      const { texts, found } = await openAll({ 'a/data.jsonl.gz': gzip, 'b.txt': 'text' }, {}, chunkBytes);
      expect(Object.keys(texts)).toEqual(['a/data.jsonl.gz', 'b.txt']);
      expect(texts['a/data.jsonl.gz'] === rows).toBe(true);
      expect(found).toEqual([]);
    }
  });

  it('is recognised by its content, and its rows are those of the file inside', async () => {
    const { sources } = await openAll({ 'data/renamed.bin': gzip, 'other.txt': 'text' });
    const [file = source('', '')] = sources;
    const { kind, instances } = await readSource(file);
    expect(kind).toBe('data-agora');
    expect(instances).toHaveLength(3000);
  });

  it('gives any part of what it holds', async () => {
    const [file = source('', '')] = (await openAll({ 'data.jsonl.gz': gzip })).sources;
    expect(file.seekable).toBe(false);
    expect(await textOf(file, { start: 100_000, end: 100_050 })).toBe(rows.slice(100_000, 100_050));
    expect(await textOf(file, { start: rows.length })).toBe('');
    expect(await textOf(file, { start: 10, end: 5 })).toBe('');
  });

  it('says how many of its compressed bytes were used', async () => {
    const [file = source('', '')] = (await openAll({ 'data.jsonl.gz': gzip }, { headsBytes: 0 })).sources;
    const before = file.used?.() ?? 0;
    await textOf(file);
    expect((file.used?.() ?? 0) - before).toBe(gzip.length);
    expect(file.bytes).toBe(gzip.length);
  });

  it('is read through every member', async () => {
    const [a, b, empty] = [zlib.gzipSync('first\n'), zlib.gzipSync(rows), zlib.gzipSync('')];
    for (const chunkBytes of [1, 50_000])
      expect(
        (await openAll({ 'x.gz': Buffer.concat([a, b, empty, a]) }, {}, chunkBytes)).texts['x.gz'] ===
          `first\n${rows}first\n`,
      ).toBe(true);
  });

  it('may have zeros behind it, and nothing else', async () => {
    const padded = await openAll({ 'x.gz': Buffer.concat([gzip, Buffer.alloc(512)]) });
    expect(padded.texts['x.gz'] === rows).toBe(true);
    const { texts } = await openAll({ 'x.gz': Buffer.concat([gzip, Buffer.from('behind it all')]) });
    expect(texts['x.gz'] === `${rows}[damaged-archive]`).toBe(true);
  });

  it('that is cut off keeps what came before the cut', async () => {
    const { texts } = await openAll({ 'x.gz': gzip.subarray(0, gzip.length / 2) });
    const text = texts['x.gz'] ?? '';
    expect(text.endsWith('[truncated-archive]')).toBe(true);
    const kept = text.replace('[truncated-archive]', '');
    expect(kept.length).toBeGreaterThan(rows.length / 4);
    expect(rows.startsWith(kept)).toBe(true);
  });

  it('says that its check sum does not fit', async () => {
    const sumAt = gzip.length - 8;
    expect((await openAll({ 'x.gz': flipped(gzip, sumAt) })).texts['x.gz']).toBe(`${rows}[damaged-archive]`);
    const first = flipped(zlib.gzipSync('first'), zlib.gzipSync('first').length - 8);
    const { texts } = await openAll({ 'x.gz': Buffer.concat([first, gzip]) });
    expect(texts['x.gz']).toBe('first[damaged-archive]');
    expect((await openAll({ 'x.gz': gzip.subarray(0, -4) })).texts['x.gz']).toBe(`${rows}[damaged-archive]`);
  });

  it('with a header that does not end is given up', async () => {
    const endless = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 0]), Buffer.alloc(1_000_000, 'x')]);
    expect((await openAll({ 'x.gz': endless })).texts['x.gz']).toBe('[damaged-archive]');
  });

  it('that unpacks to more than its size allows is stopped', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(3_000_000));
    const { texts } = await openAll({ 'x.gz': bomb }, { harmlessBytes: 1_000_000 });
    const text = texts['x.gz'] ?? '';
    expect(text.endsWith('[archive-bomb]')).toBe(true);
    expect(text.length).toBeLessThan(1_100_000);
    expect((await openAll({ 'x.gz': bomb })).texts['x.gz']).toHaveLength(3_000_000);
    const total = await openAll({ 'x.gz': gzip }, { unpackedBytes: 50_000 });
    expect(total.texts['x.gz']?.endsWith('[archive-bomb]')).toBe(true);
  });

  it('may be compressed twice, and no more', async () => {
    const twice = zlib.gzipSync(gzip);
    expect((await openAll({ 'x.gz.gz': twice })).texts['x.gz.gz'] === rows).toBe(true);
    const { sources, found } = await openAll({ 'x.gz': zlib.gzipSync(twice), 'y.txt': 'y' });
    expect(sources.map(({ path }) => path)).toEqual(['y.txt']);
    expect(found).toEqual(['x.gz: nested-too-deep']);
  });
});

describe('a file compressed by zstd', () => {
  it('is read, as the tool packs it', async () => {
    for (const chunkBytes of [1, 1000])
      expect((await openAll({ 'x.jsonl.zst': zstdOfText }, {}, chunkBytes)).texts['x.jsonl.zst']).toBe(zstdText);
  });

  it('is read through every frame', async () => {
    const [small, large, empty] = [await zstdFrame('small'), await zstdFrame(rows), await zstdFrame('')];
    const frames = [small, skippableFrame('not read'), large, empty, zstdOfText, skippableFrame(''), small];
    for (const chunkBytes of [1, 1000, 1_000_000]) {
      const { texts } = await openAll({ 'x.zst': Buffer.concat(frames) }, {}, chunkBytes);
      expect(texts['x.zst'] === `small${rows}${zstdText}small`).toBe(true);
    }
  });

  it('that is cut off keeps what came before the cut', async () => {
    const large = await zstdFrame(rows);
    expect((await openAll({ 'x.zst': large.subarray(0, 100_000) })).texts['x.zst']).toBe(
      `${rows.slice(0, 65_536)}[truncated-archive]`,
    );
    expect((await openAll({ 'x.zst': large.subarray(0, -2) })).texts['x.zst']?.endsWith('[truncated-archive]')).toBe(
      true,
    );
  });

  it('says that its check sum does not fit, or that it is damaged', async () => {
    const large = await zstdFrame(rows);
    expect((await openAll({ 'x.zst': flipped(large, large.length - 1) })).texts['x.zst']).toBe(
      `${rows}[damaged-archive]`,
    );
    for (const index of [40, 100, 150])
      expect((await openAll({ 'x.zst': flipped(zstdOfText, index) })).texts['x.zst']).toMatch(/\[damaged-archive\]$/);
    const behind = Buffer.concat([zstdOfText, Buffer.from('behind it all')]);
    expect((await openAll({ 'x.zst': behind })).texts['x.zst']).toBe(`${zstdText}[damaged-archive]`);
  });

  it('that wants more memory than is given, or a dictionary, is refused before it gets any', async () => {
    const window = await zstdFrame('content', 0xf8);
    expect((await openAll({ 'x.zst': window })).texts['x.zst']).toBe('[unsupported-compression]');
    const dictionary = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x01, 0x38, 7]), Buffer.alloc(20)]);
    expect((await openAll({ 'x.zst': dictionary })).texts['x.zst']).toBe('[unsupported-compression]');
  });

  it('that unpacks to more than its size allows is stopped', async () => {
    const { texts } = await openAll({ 'x.zst': zstdBomb(1000) }, { harmlessBytes: 1_000_000 });
    const text = texts['x.zst'] ?? '';
    expect(text.endsWith('[archive-bomb]')).toBe(true);
    expect(text.length).toBeLessThan(1_200_000);
  });
});
