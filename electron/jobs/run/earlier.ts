/** Accepted results as a later item may look at them, read from the journal. */
import type { FileHandle } from 'node:fs/promises';
import { readEntry } from '../journal/readJournal';
import type { JobState } from '../state/jobState';
import type { Earlier } from '../workload';

/** What there is before anything was accepted. */
export const nothingEarlier: Earlier = {
  count: 0,
  read: () => Promise.reject(new RangeError('No earlier result.')),
};

/** What item i may look at: accepted ones before i − lag. */
export function earlierOf(item: number, lag: number | null, state: JobState, file: FileHandle, path: string): Earlier {
  if (lag === null) return nothingEarlier;
  const { items } = state;
  const count = items.acceptedBefore(item - lag);
  return {
    count,
    async read(rank) {
      const kept = rank < count ? items.at(items.byRank(rank)) : null;
      if (!kept) throw new RangeError(`There is no earlier result ${String(rank)}.`);
      const entry = await readEntry(file, kept.answer, path);
      if (entry.is !== 'answer' || !entry.verdict.accepted) throw new TypeError('The journal holds something else.');
      return entry.verdict.result;
    },
  };
}
