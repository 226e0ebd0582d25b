/** All jobs that ask language models, of the folder that window and terminal share; launched work lies there too. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { asAgoraError } from '../../analysis/errors';
import type { Problem } from '../../analysis/problem';
import { jobPlaces, jobsFolder } from './folder';
import { readJob, type JobFile } from './jobFile';
import { isLaunch } from './launch/launchPlaces';
import { isLocked } from './lock';
import { isBeingMade } from './makeJobFolder';
import type { JobProgress } from './progress';
import { readStatus } from './status';

export interface ListedJob {
  /** The name of its folder. */
  readonly id: string;
  readonly folder: string;
  readonly job: JobFile;
  /** `planned`: never run. `interrupted`: its process died; it can be resumed. */
  readonly state: JobProgress['state'] | 'planned' | 'interrupted';
  /** As last written; null: never run. */
  readonly progress: JobProgress | null;
}

/** Newest first; folders that hold no readable job are problems. */
export async function listJobs(
  folder = jobsFolder(),
): Promise<{ readonly jobs: readonly ListedJob[]; readonly problems: readonly Problem[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const jobs: ListedJob[] = [];
  const problems: Problem[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory() || isBeingMade(entry.name)) continue;
    if (await isLaunch(join(folder, entry.name))) continue;
    try {
      jobs.push(await listedJob(join(folder, entry.name)));
    } catch (error) {
      const { code, message, context } = asAgoraError(error);
      const words = [message, context.nextStep].filter(Boolean).join(' ');
      problems.push({ path: entry.name, line: null, severity: 'fault', code, message: words });
    }
  }
  return { jobs: jobs.sort((a, b) => b.job.createdMs - a.job.createdMs), problems };
}

/** One job by its folder. Throws as `readJob`. */
export async function listedJob(path: string): Promise<ListedJob> {
  const places = jobPlaces(path);
  const job = await readJob(places);
  const progress = await readStatus(places.status);
  return { id: basename(path), folder: path, job, state: await stateOf(progress, places.path), progress };
}

async function stateOf(progress: JobProgress | null, folder: string): Promise<ListedJob['state']> {
  if (await isLocked(folder)) return 'running';
  if (progress === null) return 'planned';
  return progress.state === 'running' ? 'interrupted' : progress.state;
}
