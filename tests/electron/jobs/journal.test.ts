import { appendFile, open, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appendJournal } from '../../../electron/jobs/journal/appendJournal';
import type { JournalEntry } from '../../../electron/jobs/journal/entries';
import { readEntry, readJournal } from '../../../electron/jobs/journal/readJournal';
import { temporaryFolder } from '../temporaryFolder';

const entries: readonly JournalEntry[] = [
  { is: 'began', atMs: 1, version: '1', settings: {} },
  { is: 'dropped', item: 3, atMs: 2, reason: 'tries' },
  { is: 'ended', atMs: 3, outcome: 'paused', message: 'Zeile mit „Anführung“ und \u2028 und 🦉' },
];

async function all(path: string): Promise<JournalEntry[]> {
  const read: JournalEntry[] = [];
  for await (const { entry } of readJournal(path)) read.push(entry);
  return read;
}

async function written(): Promise<string> {
  const path = join(temporaryFolder(), 'journal.jsonl');
  const journal = await appendJournal(path, 0);
  await Promise.all(entries.map((entry) => journal.append(entry)));
  await journal.close();
  return path;
}

it('gives back what was appended, and each line by its place', async () => {
  const path = await written();
  expect(await all(path)).toEqual(entries);
  const file = await open(path, 'r');
  const again: JournalEntry[] = [];
  for await (const { place } of readJournal(path)) again.push(await readEntry(file, place, path));
  await file.close();
  expect(again).toEqual(entries);
});

it('tells the place of a line when it is on the disk', async () => {
  const path = join(temporaryFolder(), 'journal.jsonl');
  const journal = await appendJournal(path, 0);
  const places = await Promise.all(entries.map((entry) => journal.append(entry)));
  const file = await open(path, 'r');
  for (const [index, place] of places.entries()) expect(await readEntry(file, place, path)).toEqual(entries[index]);
  await file.close();
  await journal.close();
});

it('cut anywhere, holds the whole lines before the cut, and goes on from there', async () => {
  const path = await written();
  const whole = await readFile(path);
  const ends = [...whole.entries()].flatMap(([at, byte]) => (byte === 0x0a ? [at + 1] : []));
  for (let cut = 0; cut <= whole.length; cut++) {
    await writeFile(path, whole);
    await truncate(path, cut);
    const kept = ends.filter((end) => end <= cut).length;
    expect(await all(path)).toEqual(entries.slice(0, kept));
    const journal = await appendJournal(path, ends[kept - 1] ?? 0);
    await journal.append({ is: 'dropped', item: 9, atMs: 9, reason: 'refused' });
    await journal.close();
    expect(await all(path)).toEqual([
      ...entries.slice(0, kept),
      { is: 'dropped', item: 9, atMs: 9, reason: 'refused' },
    ]);
  }
});

it('names the line that is damaged', async () => {
  const path = await written();
  await appendFile(path, '{"is":"drop\n{"is":"dropped","item":4,"atMs":2,"reason":"tries"}\n');
  await expect(all(path)).rejects.toMatchObject({ code: 'bad-input', context: { path, line: 4 } });
});

it('has no entries where there is no file', async () => {
  expect(await all(join(temporaryFolder(), 'none.jsonl'))).toEqual([]);
});

it('counts nothing any more once a line could not be written', async () => {
  const path = await written();
  const journal = await appendJournal(path, (await readFile(path)).length);
  await journal.close();
  const entry: JournalEntry = { is: 'dropped', item: 1, atMs: 1, reason: 'tries' };
  await expect(journal.append(entry)).rejects.toThrow();
  await expect(journal.append(entry)).rejects.toThrow();
  expect(await all(path)).toEqual(entries);
});
