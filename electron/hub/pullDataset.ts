/** Files of a data set into a folder of the user's, several at a time. */
import { mkdir, realpath, statfs } from 'node:fs/promises';
import { AgoraError, asAgoraError, type ErrorCode } from '../../analysis/errors';
import type { Problem } from '../../analysis/problem';
import { throwIfCancelled, type Task } from '../../analysis/task';
import { writeFailure } from '../ports/writeFailure';
import type { HubConnection } from './connection';
import type { DatasetListing } from './dataset';
import { openJournal, type Journal } from './journal';
import { planFile, type Step } from './planPull';
import { pullFile, type PullContext, type PulledFile } from './pullFile';

export interface PullRequest {
  readonly connection: HubConnection;
  /** What to fetch: `listDataset`'s answer, with all of its files or some. */
  readonly listing: DatasetListing;
  /** The folder to write into; made where it is missing. */
  readonly out: string;
}

export interface PullResult {
  /** In the order of the listing. */
  readonly files: readonly PulledFile[];
  /** Why files failed. */
  readonly problems: readonly Problem[];
}

/** Enough to hide the time that each answer takes; few enough for a Hub's limits. */
const atOnce = 4;

/**
 * Pulls the listed files. A file that fails is a problem, and the others go on; where none can go on (no network, a full
 * disk, no permission) the rest fails with it. Throws `AgoraError`: `cancelled`, with all that has come kept for the
 * next pull; `not-permitted`, `bad-input` where the folder takes no files or has no room.
 */
export async function pullDataset(request: PullRequest, task: Task): Promise<PullResult> {
  const { listing, out } = request;
  const root = await folderAt(out);
  const journal = await openJournal(root);
  const steps: Step[] = [];
  for (const file of listing.files) {
    task.progress({
      label: 'Looking at what is there',
      done: steps.length,
      total: listing.files.length,
      unit: 'files',
    });
    steps.push(await planFile(root, file, journal, task.signal));
  }
  await checkRoom(root, steps);
  return perform(request, steps, journal, task);
}

async function folderAt(out: string): Promise<string> {
  try {
    await mkdir(out, { recursive: true });
    return await realpath(out);
  } catch (error) {
    throw writeFailure(error, out);
  }
}

/** Says beforehand what a disk cannot hold. */
async function checkRoom(root: string, steps: readonly Step[]): Promise<void> {
  const wanted = steps.reduce(
    (sum, step) => sum + (step.kind === 'fetch' ? step.file.bytes - (step.there ?? 0) : 0),
    0,
  );
  const { bavail, bsize } = await statfs(root);
  if (wanted <= bavail * bsize) return;
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`;
  throw new AgoraError(
    'not-permitted',
    `The files take ${gigabytes(wanted)}; the disk that holds ${root} has ${gigabytes(bavail * bsize)} left.`,
    { path: root, nextStep: 'Free some space, pull fewer files, or name another folder.' },
  );
}

/** Takes the steps, a few at once; after a failure that meets all of them alike none is begun any more. */
async function perform(
  { connection, listing, out }: PullRequest,
  steps: readonly Step[],
  journal: Journal,
  task: Task,
) {
  const halt = new AbortController();
  const halted = () => halt.signal.aborted;
  const cancel = () => halt.abort();
  task.signal.addEventListener('abort', cancel);
  const context = { connection, revision: listing.revision, journal, count: byteCount(listing, task) };
  const files: PulledFile[] = steps.map(({ file: { path, bytes } }) => ({
    path,
    bytes,
    status: 'failed',
    sha256: null,
  }));
  const problems: Problem[] = [];
  const queue = steps.entries();
  const work = async (): Promise<void> => {
    for (const [index, step] of queue) {
      if (halted()) return;
      try {
        files[index] = await pullFile(step, context, halt.signal);
      } catch (thrown) {
        if (halted()) return;
        const error = asAgoraError(writeFailure(thrown, out));
        problems.push(problemOf(step.file.path, error));
        if (meetsAll.includes(error.code)) halt.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  task.signal.removeEventListener('abort', cancel);
  throwIfCancelled(task.signal);
  if (halted()) problems.push(stoppedEarly(files));
  return { files, problems };
}

const meetsAll: readonly ErrorCode[] = ['network', 'not-permitted', 'internal'];

/** Adds up what is on the disk of all files, also where one is begun anew. */
function byteCount({ repo, files }: DatasetListing, task: Task): PullContext['count'] {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const there = new Map<string, number>();
  let done = 0;
  return (path, bytes) => {
    done += bytes - (there.get(path) ?? 0);
    there.set(path, bytes);
    task.progress({ label: `Pulling ${repo}`, done, total, unit: 'bytes' });
  };
}

function stoppedEarly(files: readonly PulledFile[]): Problem {
  const missing = files.filter(({ status }) => status === 'failed').length;
  const message = `The pull stopped early: ${missing} of ${files.length} files are not here. The next one goes on from there.`;
  return { path: '', line: null, severity: 'fault', code: 'pull-stopped', message };
}

function problemOf(path: string, { message, context }: AgoraError): Problem {
  const words = [message, context.nextStep].filter(Boolean).join(' ');
  return { path, line: null, severity: 'fault', code: 'not-pulled', message: words };
}
