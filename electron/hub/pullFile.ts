/** One step of a pull: the file is kept, or fetched and entered in the journal. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { HubConnection } from './connection';
import type { DatasetListing } from './dataset';
import { fetchFile } from './fetchFile';
import type { Journal } from './journal';
import type { Step } from './planPull';

export interface PulledFile {
  readonly path: string;
  readonly bytes: number;
  /** `kept`: it was there already; `resumed`: an earlier pull had begun it. */
  readonly status: 'fetched' | 'kept' | 'resumed' | 'failed';
  /** Of the file as it stands on the disk; null where it failed. */
  readonly sha256: string | null;
}

export interface PullContext {
  readonly connection: HubConnection;
  readonly revision: DatasetListing['revision'];
  readonly journal: Journal;
  /** Told the bytes of one file that are on the disk. */
  readonly count: (path: string, bytes: number) => void;
}

/** Throws what stands in the way: the step's own reason, what `fetchFile` throws, errors of the file system. */
export async function pullFile(step: Step, context: PullContext, signal: AbortSignal): Promise<PulledFile> {
  const { file } = step;
  const { path, bytes } = file;
  const { connection, revision, journal, count } = context;
  if (step.kind === 'refuse') throw step.reason;
  if (step.kind === 'keep') {
    if (journal.wholeAs(path) !== step.whole) await journal.finish(path, step.whole);
    count(path, bytes);
    return { path, bytes, status: 'kept', sha256: step.whole.sha256 };
  }
  const { place, there } = step;
  await mkdir(dirname(place), { recursive: true });
  if (there === null) await journal.begin(path, file.digest);
  const progress = (bytes: number) => count(path, bytes);
  const fetched = await fetchFile({ connection, revision, file, place, resume: there !== null, progress }, signal);
  await journal.finish(path, fetched.whole);
  return { path, bytes, status: fetched.resumed ? 'resumed' : 'fetched', sha256: fetched.whole.sha256 };
}
