import { gzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readLines } from '../../../analysis/engine/readLines';
import type { ByteSource } from '../../../analysis/ports';
import { unattended } from '../../../analysis/task';
import { memoryArchive } from '../../fixtures/memoryArchive';

const archive = memoryArchive({ 'a.jsonl': 'one\ntwo\nthree\n', 'b/a.jsonl': 'eins\nzwei\n' });

function fileOf(path: string, content: Uint8Array): ByteSource {
  return {
    path,
    bytes: content.length,
    modifiedMs: 0,
    seekable: true,
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, memory is not
    async *stream({ start = 0, end = content.length } = {}) {
      if (start < end) yield content.slice(start, end);
    },
  };
}

const text = new TextEncoder().encode('eins\nzwei\n');
const second = { first: 2, lines: [{ number: 2, text: 'zwei', cut: false }] };

it('reads the lines around one of the file that is named, and of no other', async () => {
  expect(await readLines(archive, 'b/a.jsonl', 2, 1, unattended)).toEqual({
    first: 1,
    lines: [
      { number: 1, text: 'eins', cut: false },
      { number: 2, text: 'zwei', cut: false },
    ],
  });
  expect([...archive.read.keys()]).toEqual(['b/a.jsonl']);
});

it.each([
  ['compressed', 'b.jsonl.gz', fileOf('b.jsonl.gz', gzipSync(text))],
  ['in a zip', 'all.zip/in/b.jsonl', fileOf('all.zip', zipSync({ 'in/b.jsonl': text, 'in/c.jsonl': text }))],
])('finds a file that is %s among others', async (_name, path, file) => {
  expect(await readLines({ ...archive, files: [...archive.files, file] }, path, 2, 0, unattended)).toEqual(second);
});

it('finds a file in a zip that is the whole archive', async () => {
  const zip = fileOf('all.zip', zipSync({ 'in/b.jsonl': text }));
  expect(await readLines({ ...archive, files: [zip] }, 'in/b.jsonl', 2, 0, unattended)).toEqual(second);
});

it('says so where the archive has no such file', async () => {
  const missing = readLines(archive, 'c.jsonl', 1, 1, unattended);
  await expect(missing).rejects.toMatchObject({ code: 'not-found', context: { path: 'c.jsonl' } });
});
