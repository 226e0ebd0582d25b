/** Files of a folder on another machine into a folder of the user's: verified, nothing half, nothing of the user's lost. */
import { mkdir, realpath, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { asAgoraError, type AgoraError } from '../../../analysis/errors';
import type { Problem } from '../../../analysis/problem';
import type { Task } from '../../../analysis/task';
import { openJournal, type Journal } from '../../hub/journal';
import { planFile } from '../../hub/planPull';
import { writeFailure } from '../../ports/writeFailure';
import { hashFile } from '../launch/hashFile';
import { hashesThere, type FarFolderFile } from './farFolder';
import type { Reach } from './reach';

export interface FarPull {
  readonly reach: Reach;
  /** There. */
  readonly folder: string;
  readonly files: readonly FarFolderFile[];
  /** Here; made where it is missing. */
  readonly out: string;
}

export interface FarPulled {
  readonly path: string;
  readonly bytes: number;
  readonly status: 'fetched' | 'kept' | 'failed';
  /** Of the file as it stands on the disk; null where it failed. */
  readonly sha256: string | null;
}

/** How often a file is fetched whose content is another than it has there. */
const mostTries = 2;

/**
 * Hashes are made there first. What is here with that hash is kept; what a pull has written and nobody has changed is
 * fetched anew; other files are left as they are. A fetch that broke off goes on the next time. Throws `AgoraError` where
 * nothing can go on: `network`, `not-permitted`, `cancelled`.
 */
export async function pullFarFolder(
  { reach, folder, files, out }: FarPull,
  task: Task,
): Promise<{ readonly files: readonly FarPulled[]; readonly problems: readonly Problem[] }> {
  const root = await folderAt(out);
  const journal = await openJournal(root);
  task.progress({ label: `Hashing files on ${reach.name}`, done: 0, total: files.length, unit: 'files' });
  const paths = files.map(({ path }) => path);
  const hashes = await hashesThere(reach, folder, paths, task.signal);
  const results = new Map<string, FarPulled>();
  const problems: Problem[] = [];
  const wanted: { readonly file: FarFolderFile; readonly sha256: string }[] = [];
  for (const file of files) {
    const failed = (error: { readonly message: string; readonly nextStep?: string | undefined }) => {
      results.set(file.path, { ...file, status: 'failed', sha256: null });
      problems.push(problemOf(file.path, [error.message, error.nextStep].filter(Boolean).join(' ')));
    };
    const sha256 = hashes.get(file.path);
    if (sha256 === undefined) {
      failed({ message: `It cannot be read on ${reach.name}.` });
      continue;
    }
    const step = await planFile(root, { ...file, digest: { algorithm: 'sha256', hex: sha256 } }, journal, task.signal);
    if (step.kind === 'refuse') failed({ message: step.reason.message, nextStep: step.reason.context.nextStep });
    else if (step.kind === 'fetch') wanted.push({ file, sha256 });
    else {
      if (journal.wholeAs(file.path) !== step.whole) await journal.finish(file.path, step.whole);
      results.set(file.path, { ...file, status: 'kept', sha256 });
    }
  }
  let due = wanted;
  for (let tries = 1; due.length > 0; tries++) {
    await fetchAll(
      reach,
      folder,
      due.map(({ file }) => file.path),
      root,
      task,
    );
    const damaged: typeof wanted = [];
    for (const each of due) {
      const { file, sha256 } = each;
      const found = await entered(journal, root, file.path).catch((error: unknown) => asAgoraError(error));
      const isWhole = found === sha256;
      results.set(file.path, { ...file, status: isWhole ? 'fetched' : 'failed', sha256: isWhole ? sha256 : null });
      if (!isWhole && typeof found === 'string' && tries < mostTries) damaged.push(each);
      else if (!isWhole) problems.push(problemOf(file.path, whyNot(found)));
    }
    // What has the size and time of the file there would be taken for it again.
    await Promise.all(damaged.map(({ file }) => rm(join(root, file.path), { force: true })));
    due = damaged;
  }
  return { files: files.flatMap(({ path }) => results.get(path) ?? []), problems };
}

async function folderAt(out: string): Promise<string> {
  try {
    await mkdir(out, { recursive: true });
    return await realpath(out);
  } catch (error) {
    throw writeFailure(error, out);
  }
}

/** A file that has gone meanwhile is missed afterwards; the others have come. */
async function fetchAll(
  reach: Reach,
  folder: string,
  paths: readonly string[],
  root: string,
  task: Task,
): Promise<void> {
  if (paths.length === 0) return;
  try {
    await reach.fetch(folder, paths, root, task);
  } catch (error) {
    if (asAgoraError(error).code !== 'not-found') throw error;
  }
}

/** The hash of a file that has come, which is known from now on as one that a pull has written. */
async function entered(journal: Journal, root: string, path: string): Promise<string> {
  const place = join(root, path);
  const sha256 = await hashFile(place);
  const { size: bytes, mtimeMs: modifiedMs } = await stat(place);
  await journal.finish(path, { digest: { algorithm: 'sha256', hex: sha256 }, sha256, bytes, modifiedMs });
  return sha256;
}

function whyNot(found: string | AgoraError): string {
  return typeof found === 'string'
    ? 'It was written to there while it was copied. Pull again once it is whole.'
    : `It did not come: ${found.message}`;
}

function problemOf(path: string, message: string): Problem {
  return { path, line: null, severity: 'fault', code: 'not-pulled', message };
}
