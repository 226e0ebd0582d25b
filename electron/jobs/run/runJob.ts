/** A job from its folder to an end: what was done is read, what is left is asked, what came is written. */
import { setMaxListeners } from 'node:events';
import { open } from 'node:fs/promises';
import type { Task } from '../../../analysis/task';
import type { Connection } from '../../providers/provider';
import { writeFailure } from '../../ports/writeFailure';
import { jobPlaces, type JobPlaces } from '../folder';
import { readJob } from '../jobFile';
import type { JobKind } from '../jobKind';
import { appendJournal } from '../journal/appendJournal';
import type { JournalEntry } from '../journal/entries';
import { keptCalls } from '../journal/keptCalls';
import { readJournal } from '../journal/readJournal';
import { takeLock } from '../lock';
import type { Price, Running } from '../plan';
import { requirePrice } from '../priceOfPlan';
import { progressOf, type JobProgress } from '../progress';
import { jobState, type JobState } from '../state/jobState';
import { writeStatus } from '../status';
import { batchKey } from './batchKey';
import { limiter, type Limiter } from './limiter';
import { rate } from './rate';
import { runBatches } from './runBatches';
import { runDirect } from './runDirect';
import { settle, type Run, type RunEnd, type Watch } from './running';

export interface RunJobOptions {
  readonly folder: string;
  readonly kind: JobKind;
  readonly connection: Connection;
  /** Null: not known. */
  readonly price: Price | null;
  /** What this run takes instead of the plan's settings, such as a larger budget. */
  readonly settings?: Partial<Running>;
  /** Shared with other jobs that the same limits hold for; its own where absent. */
  readonly limiter?: Limiter;
  readonly version: string;
  /** Aborted: no call is begun any more. */
  readonly pause: AbortSignal;
  /** Aborted: calls under way are ended too. */
  readonly cancel: AbortSignal;
  /** Called at every change. */
  readonly changed?: (progress: () => JobProgress) => void;
  readonly watch?: Watch;
  /** For writing what came. */
  readonly task: Task;
}

/** Milliseconds between two writings of `status.json`. */
const statusEveryMs = 1000;

/**
 * Runs a job until it ends, and writes its outputs. Throws `AgoraError`: `not-permitted` where another process runs it, or
 * where its folder cannot be written to,
 * `bad-input` where its journal is damaged, or where it has a budget in dollars and no price.
 */
export async function runJob(options: RunJobOptions): Promise<JobProgress> {
  try {
    return await runIn(jobPlaces(options.folder), options);
  } catch (error) {
    throw writeFailure(error, options.folder);
  }
}

async function runIn(places: JobPlaces, options: RunJobOptions): Promise<JobProgress> {
  const { plan, token } = await readJob(places);
  const settings: Running = { ...plan.running, ...options.settings };
  requirePrice(options.price, settings.budgetUsd, plan);
  // Every call under way listens.
  setMaxListeners(0, options.pause, options.cancel);
  const lock = await takeLock(places.path);
  try {
    const workload = await options.kind.workload(plan, places);
    const { state, bytes } = await foldedJournal(places.journal);
    const journal = await appendJournal(places.journal, bytes);
    const file = await open(places.journal, 'r');
    try {
      const accepted = rate(performance.now());
      const moment = (end: RunEnd | null): JobProgress =>
        progressOf(state, workload, {
          state: end?.outcome ?? 'running',
          message: end?.message ?? '',
          budgetUsd: settings.budgetUsd,
          perMinute: accepted.perMinute(performance.now()),
        });
      const watch: Watch = (entry) => {
        if (entry.is === 'answer' && entry.verdict.accepted) accepted.add(performance.now());
        options.watch?.(entry);
        options.changed?.(() => moment(null));
      };
      const run: Run = {
        workload,
        connection: options.connection,
        settings,
        price: options.price,
        token,
        state,
        journal,
        file,
        path: places.journal,
        limiter: options.limiter ?? limiter(settings),
        pause: options.pause,
        cancel: options.cancel,
        watch,
      };
      await settle(run, began(options));
      await tellLost(run);
      const stopTelling = tellStatus(places.status, () => moment(null));
      const end = await (settings.batch || state.batches.size > 0 ? runBatches(run) : runDirect(run)).finally(
        stopTelling,
      );
      await settle(run, { is: 'ended', atMs: Date.now(), ...end });
      await options.kind.write(plan, places, keptCalls(places.journal, file, state), options.task);
      const progress = moment(end);
      await writeStatus(places.status, progress);
      options.changed?.(() => progress);
      return progress;
    } finally {
      await journal.close();
      await file.close();
    }
  } finally {
    await lock.release();
  }
}

/** The state that a journal tells, and how many of its bytes are whole lines. */
export async function foldedJournal(path: string): Promise<{ readonly state: JobState; readonly bytes: number }> {
  const state = jobState();
  let bytes = 0;
  for await (const { entry, place } of readJournal(path)) {
    state.apply(entry, place);
    bytes = place.offset + place.bytes + 1;
  }
  return { state, bytes };
}

function began({ version, settings }: RunJobOptions): JournalEntry & { readonly is: 'began' } {
  return { is: 'began', atMs: Date.now(), version, settings: { ...settings } };
}

/** Calls that were under way when the process died. Those that the provider has in a batch are not lost. */
async function tellLost(run: Run): Promise<void> {
  const inBatches = new Set([...run.state.batches.values()].flatMap(({ keys }) => keys));
  const lost = [...run.state.open.values()].filter((open) => open.inFlight && !inBatches.has(batchKey(open)));
  for (const { item, attempt, sending, reservedUsd } of lost) {
    const costUsd = run.price === null ? null : reservedUsd;
    await settle(run, { is: 'lost', item, attempt, sending, atMs: Date.now(), costUsd });
  }
}

/** Writes the status now and then, one writing after the other; gives what ends it. */
function tellStatus(path: string, progress: () => JobProgress): () => Promise<void> {
  let writing: Promise<void> = writeStatus(path, progress());
  const timer = setInterval(() => {
    writing = writing.then(() => writeStatus(path, progress()));
  }, statusEveryMs);
  return async () => {
    clearInterval(timer);
    await writing;
  };
}
