import { expect, it } from 'vitest';
import { readLines } from '../../../analysis/engine/readLines';
import { unattended } from '../../../analysis/task';
import { memoryArchive } from '../../fixtures/memoryArchive';

const archive = memoryArchive({ 'a.jsonl': 'one\ntwo\nthree\n', 'b/a.jsonl': 'eins\nzwei\n' });

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

it('says so where the archive has no such file', async () => {
  const missing = readLines(archive, 'c.jsonl', 1, 1, unattended);
  await expect(missing).rejects.toMatchObject({ code: 'not-found', context: { path: 'c.jsonl' } });
});
