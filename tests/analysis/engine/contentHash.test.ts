import { xxhash128 } from 'hash-wasm';
import { beforeAll, expect, it } from 'vitest';
import { createContentHasher, type ContentHasher } from '../../../analysis/engine/contentHash';
import { memoryArchive } from '../../fixtures/memoryArchive';

const text = 'content '.repeat(2000);
const signal = new AbortController().signal;
let hasher: ContentHasher;

beforeAll(async () => {
  hasher = await createContentHasher();
});

const source = () => {
  const [file] = memoryArchive({ a: text }).files;
  if (!file) throw new Error('The archive has one file.');
  return file;
};

async function drain(stream: AsyncIterable<Uint8Array>, chunks = Infinity): Promise<void> {
  let left = chunks;
  for await (const chunk of stream) if ((left -= Math.sign(chunk.length)) <= 0) return;
}

it('hashes a whole file as XXH3-128', async () => {
  expect(await hasher.hashOf(source(), () => undefined, signal)).toBe(await xxhash128(text));
});

it('hashes along with who reads, after a look at the first bytes', async () => {
  const { source: hashed, hash } = hasher.along(source());
  await drain(hashed.stream({ end: 4096 }));
  await drain(hashed.stream({ end: 65_536 }), 1);
  expect(hash()).toBeNull();
  await drain(hashed.stream());
  expect(hash()).toBe(await xxhash128(text));
});

it('has no hash of a file that was read in parts', async () => {
  const { source: hashed, hash } = hasher.along(source());
  await drain(hashed.stream({ start: 4096 }));
  await drain(hashed.stream({ end: 4096 }));
  expect(hash()).toBeNull();
});
