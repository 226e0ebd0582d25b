/** `status.json`: what a list of jobs shows without reading their journals. The journal is what counts. */
import { readFile } from 'node:fs/promises';
import { writeAtomically } from '../ports/writeAtomically';
import type { JobProgress } from './progress';

/** A status that cannot be written stops no job. */
export async function writeStatus(path: string, progress: JobProgress): Promise<void> {
  await writeAtomically(path, `${JSON.stringify(progress)}\n`).catch(() => undefined);
}

/** Null: none was written yet. */
export async function readStatus(path: string): Promise<JobProgress | null> {
  try {
    // The app's own file, replaced as a whole.
    return JSON.parse(await readFile(path, 'utf8')) as JobProgress;
  } catch {
    return null;
  }
}
