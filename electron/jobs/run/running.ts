/** What the parts of a run share. */
import type { FileHandle } from 'node:fs/promises';
import type { Connection } from '../../providers/provider';
import type { Intent, JournalEntry, Outcome } from '../journal/entries';
import type { JournalWriter } from '../journal/appendJournal';
import type { Price, Running } from '../plan';
import type { JobState } from '../state/jobState';
import type { Workload } from '../workload';
import type { Limiter } from './limiter';

export interface Run {
  readonly workload: Workload;
  readonly connection: Connection;
  readonly settings: Running;
  readonly price: Price | null;
  /** Names the job to the provider: the same call has the same key. */
  readonly token: string;
  readonly state: JobState;
  readonly journal: JournalWriter;
  /** The journal again, for reading. */
  readonly file: FileHandle;
  readonly path: string;
  readonly limiter: Limiter;
  /** No call is begun after it is aborted; those under way go on to their end. */
  readonly pause: AbortSignal;
  /** Ends calls under way. Aborted with `pause` or later. */
  readonly cancel: AbortSignal;
  readonly watch: Watch;
}

/** Told of what is on the disk, in its order. */
export type Watch = (entry: JournalEntry) => void;

export interface RunEnd {
  readonly outcome: Outcome;
  readonly message: string;
}

/** Writes an entry, then counts it. */
export async function settle({ journal, state, watch }: Run, entry: Exclude<JournalEntry, Intent>): Promise<void> {
  const place = await journal.append(entry);
  state.apply(entry, place);
  watch(entry);
}

/** Counts an intent at once, so that nothing else takes its place in the budget, and then writes it. */
export async function intend({ journal, state, watch }: Run, intent: Intent): Promise<void> {
  state.apply(intent, null);
  const place = await journal.append(intent);
  if (intent.prepared) state.placed(intent, place);
  watch(intent);
}

/** What is spent, may be spent without having been told, and may be spent by calls under way, in dollars. */
export function committedUsd({ totals, reservedUsd }: JobState): number {
  return totals.spentUsd + totals.unknownUsd + reservedUsd;
}
