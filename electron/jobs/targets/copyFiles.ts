/** Files from one folder of this machine to another, each whole or not at all. */
import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AgoraError } from '../../../analysis/errors';
import { throwIfCancelled, type Task } from '../../../analysis/task';
import { systemCode } from '../../ports/listingProblems';
import { writeFailure } from '../../ports/writeFailure';
import { stagingIn, stagingName } from './staging';

/** Paths of all files under a folder, relative to it, with slashes. */
export async function filesUnder(folder: string, under = ''): Promise<string[]> {
  const entries = await readdir(join(folder, under), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (path === stagingName) continue;
    if (entry.isDirectory()) found.push(...(await filesUnder(folder, path)));
    else found.push(path);
  }
  return found;
}

/** Leaves those that are there in their size and time. Throws `AgoraError`: `not-found`, `not-permitted`, `cancelled`. */
export async function copyFiles(
  from: string,
  names: readonly string[],
  to: string,
  label: string,
  task: Task,
): Promise<void> {
  try {
    const staging = await stagingIn(to, names);
    let done = 0;
    for (const name of names) {
      throwIfCancelled(task.signal);
      done += await copyNew(join(from, name), join(to, name), join(staging.folder, name));
      task.progress({ label: `${label} ${to}`, done, total: null, unit: 'bytes' });
    }
    await staging.finish();
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw writeFailure(error, to);
    const message = error instanceof Error ? error.message : String(error);
    throw new AgoraError('not-found', `Not all files are there: ${message}`, { path: from }, { cause: error });
  }
}

/** Gives the bytes of the file. */
async function copyNew(source: string, place: string, staged: string): Promise<number> {
  const wanted = await stat(source);
  const there = await stat(place).catch(() => null);
  if (there?.isFile() === true && there.size === wanted.size && Math.abs(there.mtimeMs - wanted.mtimeMs) < 1)
    return wanted.size;
  await mkdir(dirname(staged), { recursive: true });
  await rm(staged, { force: true });
  // Where the disk can, both share the bytes until one is changed.
  await copyFile(source, staged, constants.COPYFILE_FICLONE);
  await chmod(staged, wanted.mode & 0o777);
  await utimes(staged, wanted.atimeMs / 1000, wanted.mtimeMs / 1000);
  return wanted.size;
}
