/** What attackers pack, each refused with a problem of its own while the rest opens. */
import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { noise } from '../../../fixtures/container-builders/noise';
import { longName, tar, type TarEntry } from '../../../fixtures/container-builders/tars';
import { zip, type ZipEntry } from '../../../fixtures/container-builders/zips';
import { openAll } from './opened';

const honest = { name: 'honest.txt', content: 'honest' };

/** Opens a zip and a tar of the same entries beside an honest one: both must say the same. */
async function refusedBy(entries: readonly { readonly name: string; readonly content: string }[]) {
  const results = [];
  for (const bytes of [zip([...entries, honest]), tar([...entries, honest]), zlib.gzipSync(tar([...entries, honest]))])
    results.push(await openAll({ 'x.bin': bytes }));
  for (const { texts, found } of results)
    expect({ texts, found }).toEqual({ texts: results[0]?.texts, found: results[0]?.found });
  return results[0] ?? expect.fail();
}

describe('names', () => {
  it.each([
    ['/etc/passwd', 'root'],
    ['../up.txt', 'out of the container'],
    ['a/../../up.txt', 'out of the container'],
    ['..', 'empty'],
    ['C:/windows.txt', 'drive'],
    ['c:windows.txt', 'drive'],
    ['..\\up.txt', 'backslash'],
    ['a\\b.txt', 'backslash'],
    ['a\u0001.txt', 'control character'],
    ['a\nb.txt', 'control character'],
    ['./.', 'empty'],
  ])('%j is refused', async (name, reason) => {
    const { texts, found, problems } = await refusedBy([{ name, content: 'attack' }]);
    expect(texts).toEqual({ 'honest.txt': 'honest' });
    expect(found).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'unsafe-entry', severity: 'fault', line: null });
    expect(problems[0]?.message).toContain(reason);
    expect(problems[0]?.path).not.toMatch(/[\u0000-\u001f]/);
  });

  it('with NUL in them are refused in zips and in long names of tars', async () => {
    const entry = { name: 'a.txt\u0000.json', content: 'attack' };
    for (const bytes of [zip([entry, honest]), tar([longName('a.txt\u0000.json', 'pax'), { name: 'a' }, honest])]) {
      const { texts, found } = await openAll({ 'x.bin': bytes });
      expect(texts).toEqual({ 'honest.txt': 'honest' });
      expect(found).toEqual(['a.txt\ufffd.json: unsafe-entry']);
    }
  });

  it('that stand there twice, or differ in nothing but case or composition, are read once', async () => {
    const names = ['data/a.json', 'data/a.json', 'Data/A.json', 'über.json', 'u\u0308ber.json', './data//a.json'];
    const { texts, found } = await refusedBy(names.map((name, index) => ({ name, content: String(index) })));
    expect(texts).toEqual({ 'data/a.json': '0', 'über.json': '3', 'honest.txt': 'honest' });
    expect(found).toEqual([
      'data/a.json: duplicate-entry',
      'Data/A.json: duplicate-entry',
      'u\u0308ber.json: duplicate-entry',
      './data//a.json: duplicate-entry',
    ]);
  });

  it('that are refused by the thousand are counted', async () => {
    const many = Array.from({ length: 1500 }, (_, index) => ({ name: `../${String(index)}`, content: '' }));
    const { problems, texts } = await refusedBy(many);
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)?.message).toContain('500 more entries');
    expect(texts).toEqual({ 'honest.txt': 'honest' });
  });
});

describe('entries that are no files', () => {
  it.each([
    ['a symbolic link', '2', 'symlink'],
    ['a hard link', '1', 'link'],
    ['a character device', '3', 'character device'],
    ['a block device', '4', 'block device'],
    ['a pipe', '6', 'fifo'],
  ])('%s in a tar', async (_, type, said) => {
    const attack: TarEntry = { name: 'link.txt', type, linkName: '/etc/passwd' };
    const { texts, found, problems } = await openAll({ 'x.tar': tar([attack, honest]) });
    expect(texts).toEqual({ 'honest.txt': 'honest' });
    expect(found).toEqual(['link.txt: unsafe-entry']);
    expect(problems[0]?.message).toContain(said);
  });

  it('a sparse file, and one of an unknown type, in a tar', async () => {
    for (const type of ['S', 'V', 'Z']) {
      const { texts, found } = await openAll({ 'x.tar': tar([{ name: 'a', type, content: 'odd' }, honest]) });
      expect(texts).toEqual({ 'honest.txt': 'honest' });
      expect(found).toEqual(['a: unsupported-compression']);
    }
  });

  it('a link in a zip', async () => {
    const attack: ZipEntry = { name: 'link.txt', content: '/etc/passwd', says: { mode: 0o120777 } };
    const { texts, found } = await openAll({ 'x.zip': zip([attack, honest]) });
    expect(texts).toEqual({ 'honest.txt': 'honest' });
    expect(found).toEqual(['link.txt: unsafe-entry']);
  });
});

describe('bombs', () => {
  const limits = { harmlessBytes: 1_000_000, ratio: 100 };
  const zeros = Buffer.alloc(20_000_000);
  const incompressible = { name: 'noise', content: noise(100_000) };

  it('too many entries', async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ name: `${String(index)}.txt`, content: 'x' }));
    for (const bytes of [zip(many), tar(many), zlib.gzipSync(tar(many))]) {
      const { texts, found } = await openAll({ 'x.bin': bytes }, { entries: 20 });
      expect(Object.keys(texts)).toHaveLength(20);
      expect(found).toEqual(['x.bin: too-many-entries']);
    }
  });

  it('an entry that unpacks to far more than its size', async () => {
    const { texts } = await openAll({ 'x.zip': zip([{ name: 'bomb', content: zeros }, honest]) }, limits);
    expect(texts['honest.txt']).toBe('honest');
    expect(texts['bomb']?.endsWith('[archive-bomb]')).toBe(true);
    expect(texts['bomb']?.length).toBeLessThan(2_000_000);
    const { found, sources } = await openAll(
      { 'x.tgz': zlib.gzipSync(tar([honest, incompressible, { name: 'bomb', content: zeros }])) },
      limits,
    );
    expect(sources.map(({ path }) => path)).toEqual(expect.arrayContaining(['honest.txt', 'noise']));
    expect(found).toEqual(['x.tgz: archive-bomb']);
  });

  it('many entries that each unpack to a little more than they should', async () => {
    const entry = (index: number) => ({ name: `${String(index)}.txt`, content: Buffer.alloc(900_000) });
    const entries = Array.from({ length: 30 }, (_, index) => entry(index));
    const { texts } = await openAll({ 'x.zip': zip(entries) }, limits);
    const ends = Object.values(texts).map((text) => text.endsWith('[archive-bomb]'));
    expect(ends.slice(0, 2)).toEqual([false, false]);
    expect(ends.slice(-2)).toEqual([true, true]);
  });

  it('more in all than is unpacked', async () => {
    const entry = (index: number) => ({ name: `${String(index)}.txt`, content: 'x'.repeat(1000) });
    const entries = Array.from({ length: 30 }, (_, index) => entry(index));
    const { texts } = await openAll({ 'x.zip': zip(entries) }, { unpackedBytes: 10_000 });
    expect(Object.values(texts).filter((text) => text.length === 1000)).toHaveLength(10);
    expect(Object.values(texts).filter((text) => text.endsWith('[archive-bomb]'))).toHaveLength(20);
  });

  it('one inside another, which only together are too much', async () => {
    const inner = Buffer.concat([zlib.gzipSync(Buffer.alloc(3_000_000, 'ab')), Buffer.alloc(60_000)]);
    const outer = zip([{ name: 'inner.gz', content: inner }, honest]);
    const { texts } = await openAll({ 'x.zip': outer }, { harmlessBytes: 1_000_000, ratio: 250 });
    expect(texts['honest.txt']).toBe('honest');
    expect(texts['inner.gz']?.endsWith('[archive-bomb]')).toBe(true);
  });

  it('entries that lie over one another', async () => {
    const kernel = 'x'.repeat(10_000);
    const entries: ZipEntry[] = [
      { name: 'a', content: kernel, stored: true },
      { name: 'b', content: 'inside a', stored: true, says: { offset: 40, packedBytes: 8, bytes: 8 } },
      honest,
    ];
    const { texts, found } = await openAll({ 'x.zip': zip(entries) });
    expect(texts).toEqual({ 'honest.txt': 'honest' });
    expect(found).toEqual(['a: damaged-archive', 'b: damaged-archive']);
  });
});

describe('zips that lie', () => {
  const text = 'twelve bytes';
  const opened = (says: ZipEntry['says'], more: Partial<ZipEntry> = {}) =>
    openAll({ 'x.zip': zip([{ name: 'a.txt', content: text, ...more, ...(says ? { says } : {}) }, honest]) });

  it('about a size: never more comes out than was said', async () => {
    expect((await opened({ bytes: 5 })).texts).toEqual({ 'a.txt': '[damaged-archive]', 'honest.txt': 'honest' });
    expect((await opened({ bytes: 500 })).texts['a.txt']).toBe(`${text}[damaged-archive]`);
    expect((await opened({ bytes: 5 }, { stored: true })).found).toEqual(['a.txt: damaged-archive']);
  });

  it('about a check sum', async () => {
    expect((await opened({ crc32: 7 })).texts).toEqual({ 'a.txt': `${text}[damaged-archive]`, 'honest.txt': 'honest' });
  });

  it('about where an entry lies, or what its own header calls it', async () => {
    expect((await opened({ localName: 'b.txt' })).texts).toEqual({
      'a.txt': '[damaged-archive]',
      'honest.txt': 'honest',
    });
    expect((await opened({ offset: 3_000_000 })).texts).toEqual({
      'a.txt': '[damaged-archive]',
      'honest.txt': 'honest',
    });
    expect((await opened({ offset: 7 })).found).toEqual(['a.txt: damaged-archive', 'honest.txt: damaged-archive']);
  });

  it('encrypted entries and unknown methods', async () => {
    const encrypted = await opened({ flags: 1 });
    expect(encrypted.texts).toEqual({ 'honest.txt': 'honest' });
    expect(encrypted.found).toEqual(['a.txt: encrypted-entry']);
    const { found, problems } = await opened({ method: 14 });
    expect(found).toEqual(['a.txt: unsupported-compression']);
    expect(problems[0]?.message).toContain('14');
  });
});
