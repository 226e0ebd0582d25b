import type * as promises from 'node:fs/promises';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { appendJournal } from '../../../electron/jobs/journal/appendJournal';
import type { JournalEntry } from '../../../electron/jobs/journal/entries';
import { foldedJournal } from '../../../electron/jobs/run/runJob';
import { temporaryFolder } from '../temporaryFolder';

const disk = vi.hoisted(() => ({ room: Infinity }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof promises>();
  const open: typeof real.open = async (...parameters) => {
    const file = await real.open(...parameters);
    const write = file.write.bind(file);
    // As a disk that fills up: what has room is written, and only then it fails.
    file.write = (async (bytes: Buffer) => {
      if (disk.room <= 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      const written = await write(bytes.subarray(0, disk.room));
      disk.room -= written.bytesWritten;
      return written;
    }) as typeof file.write;
    return file;
  };
  return { ...real, open };
});

it('says that the disk is full, and goes on from the last whole line once it is not', async () => {
  const path = join(temporaryFolder(), 'journal.jsonl');
  const entry = (item: number): JournalEntry => ({ is: 'dropped', item, atMs: 1, reason: 'tries' });
  const journal = await appendJournal(path, 0);
  await journal.append(entry(0));
  const line = (await readFile(path)).length;
  disk.room = line + 7;
  const full = { code: 'not-permitted', message: expect.stringContaining('is full') as string };
  const results = await Promise.allSettled([entry(1), entry(2), entry(3)].map((each) => journal.append(each)));
  expect(results).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: full },
    { status: 'rejected', reason: full },
  ]);
  await expect(journal.append(entry(4))).rejects.toMatchObject(full);
  await journal.close();

  disk.room = Infinity;
  const { state, bytes } = await foldedJournal(path);
  expect([state.items.dropped, bytes]).toEqual([2, 2 * line]);
  const again = await appendJournal(path, bytes);
  await again.append(entry(2));
  await again.close();
  expect((await foldedJournal(path)).state.items.dropped).toBe(3);
});
