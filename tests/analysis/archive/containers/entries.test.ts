import zlib from 'node:zlib';
import { packTar } from 'modern-tar';
import { describe, expect, it } from 'vitest';
import { noise } from '../../../fixtures/container-builders/noise';
import { longName, tar } from '../../../fixtures/container-builders/tars';
import { zip } from '../../../fixtures/container-builders/zips';
import { zstdFrame } from '../../../fixtures/container-builders/zstd';
import { expand } from '../../../../analysis/archive/containers/expand';
import { containerLimits } from '../../../../analysis/archive/containers/limits';
import type { ByteSource } from '../../../../analysis/ports';
import { unattended } from '../../../../analysis/task';
import { readSource, source } from '../sources';
import { openAll, textOf } from './opened';

const long = `${'folder/'.repeat(30)}file.txt`;
const large = 'A line of a larger file.\n'.repeat(10_000);

/** A source, and how many of its bytes were read. */
function counted(path: string, bytes: Uint8Array): { file: ByteSource; read: () => number } {
  const file = source(path, bytes, 16_384);
  let count = 0;
  const counting: ByteSource = {
    ...file,
    async *stream(part, signal) {
      for await (const chunk of file.stream(part, signal)) {
        count += chunk.length;
        yield chunk;
      }
    },
  };
  return { file: counting, read: () => count };
}

describe('a zip', () => {
  const entries = [
    { name: 'a.txt', content: 'deflated' },
    { name: 'folder/', content: '', stored: true },
    { name: './folder/b.txt', content: 'stored', stored: true },
    { name: 'folder/größe.txt', content: large },
  ];

  it('stands for a folder of its entries', async () => {
    const { texts, found } = await openAll({ 'runs/bundle.zip': zip(entries), 'other.txt': 'text' });
    expect(texts).toEqual({
      'runs/bundle.zip/a.txt': 'deflated',
      'runs/bundle.zip/folder/b.txt': 'stored',
      'runs/bundle.zip/folder/größe.txt': large,
      'other.txt': 'text',
    });
    expect(found).toEqual([]);
  });

  it('that is all there is opens as what is in it', async () => {
    expect(Object.keys((await openAll({ 'bundle.zip': zip(entries) })).texts)).toEqual([
      'a.txt',
      'folder/b.txt',
      'folder/größe.txt',
    ]);
  });

  it('gives any part of an entry, and jumps in what is stored', async () => {
    const [deflated, stored] = (await openAll({ 'x.zip': zip(entries) })).sources;
    expect([deflated?.seekable, stored?.seekable]).toEqual([false, true]);
    expect([deflated?.bytes, stored?.bytes]).toEqual([8, 6]);
    expect(await textOf(deflated ?? source('', ''), { start: 2, end: 5 })).toBe('fla');
    expect(await textOf(stored ?? source('', ''), { start: 2, end: 5 })).toBe('ore');
  });

  it('without entries is said to be empty', async () => {
    expect((await openAll({ 'x.zip': zip([]) })).found).toEqual(['x.zip: empty-file']);
  });

  it('that is cut off has no directory, and says so', async () => {
    const { found, sources } = await openAll({ 'x.zip': zip(entries).subarray(0, -30), 'y.txt': 'y' });
    expect(found).toEqual(['x.zip: truncated-archive']);
    expect(sources.map(({ path }) => path)).toEqual(['y.txt']);
  });

  it('that is another program’s document is not looked into', async () => {
    const document = zip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'word/document.xml', content: '<document/>' },
    ]);
    const { found, problems, sources } = await openAll({ 'paper.docx': document });
    expect(found).toEqual(['paper.docx: not-data']);
    expect(problems[0]?.message).toContain('Office');
    expect(sources).toEqual([]);
  });

  it('that is a checkpoint stays a file, for the reader that never unpickles it', async () => {
    const checkpoint = zip([
      { name: 'model/data.pkl', content: 'never unpickled', stored: true },
      { name: 'model/data/0', content: 'weights' },
    ]);
    for (const bytes of [checkpoint, zip([{ name: 'training_args.bin', content: checkpoint }])]) {
      const { found, sources } = await openAll({ 'training_args.bin': bytes });
      expect(found).toEqual([]);
      expect(sources.map(({ path }) => path)).toEqual(['training_args.bin']);
      expect((await readSource(sources[0] ?? source('', ''))).kind).toBe('torch-pickle');
    }
  });

  it('leaves out what systems hide in it, in one note', async () => {
    const hidden = ['.DS_Store', '__MACOSX/a.txt', 'folder/.git/config'].map((name) => ({ name, content: 'x' }));
    const { found, problems, texts } = await openAll({ 'x.zip': zip([...hidden, { name: 'a.txt', content: 'a' }]) });
    expect(found).toEqual(['x.zip: hidden-entries']);
    expect(problems[0]?.message).toContain('folder/.git/config');
    expect(texts).toEqual({ 'a.txt': 'a' });
  });
});

describe('a tar', () => {
  it('stands for a folder of its entries, however long their names are', async () => {
    const packed = tar([
      { name: './', type: '5' },
      { name: './a.txt', content: 'first' },
      longName(long, 'gnu'),
      { name: long.slice(0, 100), content: 'by GNU' },
      longName(`pax/${long}`, 'pax'),
      { name: 'pax', content: large },
      { name: 'empty.txt' },
    ]);
    const expected = { 'a.txt': 'first', [long]: 'by GNU', [`pax/${long}`]: large, 'empty.txt': '' };
    for (const bytes of [packed, zlib.gzipSync(packed), await zstdFrame(packed)]) {
      const { texts, found } = await openAll({ 'bundle.tar': bytes });
      expect(texts).toEqual(expected);
      expect(found).toEqual([]);
    }
    const { texts } = await openAll({ 'runs/bundle.tgz': zlib.gzipSync(packed), 'other.txt': 'text' });
    expect(Object.keys(texts)).toContain('runs/bundle.tgz/a.txt');
  });

  it('of another writer opens as well', async () => {
    const packed = await packTar([
      { header: { name: `${'x'.repeat(120)}/ü.txt`, size: large.length }, body: large },
      { header: { name: 'b.txt', size: 1 }, body: 'b' },
    ]);
    expect((await openAll({ 'x.tar': packed })).texts).toEqual({ [`${'x'.repeat(120)}/ü.txt`]: large, 'b.txt': 'b' });
  });

  it('is jumped about in where it is not compressed', async () => {
    const { file, read } = counted(
      'x.tar',
      tar([
        { name: 'a', content: noise(1_000_000) },
        { name: 'b', content: 'b' },
      ]),
    );
    const { sources } = await expand([file], unattended);
    expect(sources.map(({ seekable }) => seekable)).toEqual([true, true]);
    expect(read()).toBeLessThan(200_000);
    expect(await textOf(sources[1] ?? file)).toBe('b');
  });

  it('that is compressed is read twice: to list it, and in order', async () => {
    const contents = Array.from({ length: 12 }, (_, index) => noise(150_000, index + 1));
    const packed = zlib.gzipSync(tar(contents.map((content, index) => ({ name: `${String(index)}.txt`, content }))));
    const { file, read } = counted('x.tar.gz', packed);
    const expansion = await expand([file], unattended);
    const listed = read();
    expect(listed).toBeLessThan(1.1 * packed.length);
    // As a survey does: the first bytes of all of them, several at once.
    await Promise.all(expansion.sources.map((each) => textOf(each, { end: 65_536 })));
    expect(read()).toBe(listed);
    for (const [index, each] of expansion.sources.entries())
      expect((await textOf(each)) === contents[index]).toBe(true);
    await expansion.close();
    expect(read()).toBeLessThan(2.2 * packed.length);
  });

  it('that is compressed and whose heads are not kept costs one pass more', async () => {
    const contents = Array.from({ length: 12 }, (_, index) => noise(150_000, index + 1));
    const packed = zlib.gzipSync(tar(contents.map((content, index) => ({ name: `${String(index)}.txt`, content }))));
    const { file, read } = counted('x.tar.gz', packed);
    const limits = { ...containerLimits, headsBytes: 0 };
    const { sources } = await expand([file], unattended, { limits });
    await Promise.all(sources.map((each) => textOf(each, { end: 65_536 })));
    for (const [index, each] of sources.entries()) expect((await textOf(each)) === contents[index]).toBe(true);
    expect(read()).toBeLessThan(3.4 * packed.length);
  });

  it('gives an earlier entry again, and two at once', async () => {
    const packed = zlib.gzipSync(
      tar([
        { name: 'a', content: large },
        { name: 'b', content: noise(200_000) },
      ]),
    );
    const { sources } = await openAll({ 'x.tgz': packed });
    const [a = source('', ''), b = source('', '')] = sources;
    expect((await textOf(b)) === noise(200_000)).toBe(true);
    expect((await textOf(a)) === large).toBe(true);
    const both = await Promise.all([textOf(a), textOf(b), textOf(a, { start: 70_000, end: 70_010 })]);
    expect(both[0] === large && both[1] === noise(200_000)).toBe(true);
    expect(both[2]).toBe(large.slice(70_000, 70_010));
  });

  it('that is cut off keeps what came before the cut', async () => {
    const packed = tar([
      { name: 'a', content: 'first' },
      { name: 'b', content: noise(5000) },
    ]);
    const cut = await openAll({ 'x.tar': packed.subarray(0, 3000) });
    expect(cut.texts['a']).toBe('first');
    expect(cut.texts['b']).toBe(`${noise(5000).slice(0, 3000 - 1536)}[truncated-archive]`);
    expect(cut.found).toEqual(['x.tar: truncated-archive']);
    const compressed = zlib.gzipSync(
      tar([
        { name: 'a', content: 'first' },
        { name: 'b', content: noise(500_000) },
      ]),
    );
    const { texts, found } = await openAll({ 'x.tgz': compressed.subarray(0, 200_000) });
    expect(texts['a']).toBe('first');
    expect(texts['b']?.endsWith('[truncated-archive]')).toBe(true);
    expect(found).toEqual(['x.tgz: truncated-archive']);
  });

  it('that is damaged lists what stands before the damage', async () => {
    const packed = tar([
      { name: 'a', content: 'first' },
      { name: 'b', content: 'second', says: { checksum: 1 } },
      { name: 'c', content: 'third' },
    ]);
    const { texts, found, problems } = await openAll({ 'x.tar': packed });
    expect(texts).toEqual({ a: 'first' });
    expect(found).toEqual(['x.tar: damaged-archive']);
    expect(problems[0]?.message).toContain('entry 1');
  });
});

describe('containers inside one another', () => {
  it('open to a depth of three, with a path that says where', async () => {
    const inner = zip([{ name: 'data.jsonl.gz', content: zlib.gzipSync('rows'), stored: true }]);
    const middle = zlib.gzipSync(tar([{ name: 'deep.zip', content: inner }]));
    const outer = zip([
      { name: 'runs.tar.gz', content: middle },
      { name: 'a.txt', content: 'a' },
    ]);
    const { texts, found } = await openAll({ 'all.zip': outer, 'b.txt': 'b' });
    expect(texts).toEqual({
      'all.zip/runs.tar.gz/deep.zip/data.jsonl.gz': 'rows',
      'all.zip/a.txt': 'a',
      'b.txt': 'b',
    });
    expect(found).toEqual([]);
    const deeper = await openAll({
      'x.tar': tar([
        { name: 'all.zip', content: outer },
        { name: 'b', content: 'b' },
      ]),
    });
    expect(deeper.found).toEqual(['all.zip/runs.tar.gz/deep.zip: nested-too-deep']);
    expect(deeper.texts).toEqual({ 'all.zip/a.txt': 'a', b: 'b' });
  });

  it('say so where a zip inside breaks off, and the rest opens', async () => {
    const inner = zlib.gzipSync(zip([{ name: 'a.txt', content: noise(200_000) }]));
    const packed = { name: 'inner.zip', content: inner.subarray(0, 100_000) };
    const { found, texts } = await openAll({ 'x.zip': zip([packed, { name: 'b.txt', content: 'b' }]) });
    expect(found).toEqual(['inner.zip: truncated-archive']);
    expect(texts).toEqual({ 'b.txt': 'b' });
  });

  it('are held in memory only so far', async () => {
    const inner = zip([{ name: 'a.txt', content: noise(10_000) }]);
    const { found, texts } = await openAll(
      {
        'x.zip': zip([
          { name: 'inner.zip', content: inner },
          { name: 'stored.zip', content: inner, stored: true },
        ]),
      },
      { heldBytes: 5000 },
    );
    expect(found).toEqual(['inner.zip: nested-too-deep']);
    expect(Object.keys(texts)).toEqual(['stored.zip/a.txt']);
  });
});

describe('a file that is known', () => {
  it('is not touched before it is read', async () => {
    const { file, read } = counted('data.jsonl.gz', zlib.gzipSync('rows'));
    const { sources } = await expand([file], unattended, { isKnown: () => true });
    expect(read()).toBe(0);
    expect(sources[0]?.seekable).toBe(false);
    expect(await textOf(sources[0] ?? file)).toBe('rows');
  });
});
