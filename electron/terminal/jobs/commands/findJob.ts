/** A job by what somebody types of its name. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AgoraError } from '../../../../analysis/errors';
import { jobsFolder } from '../../../jobs/folder';
import { isLaunch } from '../../../jobs/launch/launchPlaces';
import { isBeingMade } from '../../../jobs/makeJobFolder';

export interface FoundJob {
  readonly id: string;
  readonly folder: string;
  /** Work on a target; else calls of a language model. */
  readonly isLaunch: boolean;
}

/** By its name, or the beginning or the end of it that no other job has. Throws `AgoraError('bad-input')` else. */
export async function findJob(typed: string): Promise<FoundJob> {
  const jobs = jobsFolder();
  const entries = await readdir(jobs, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory() && !isBeingMade(entry.name)).map(({ name }) => name);
  const fitting = names.includes(typed)
    ? [typed]
    : names.filter((name) => typed !== '' && (name.startsWith(typed) || name.endsWith(`-${typed}`)));
  const [id, ...others] = fitting.sort();
  if (id === undefined)
    throw new AgoraError('bad-input', `There is no job "${typed}".`, { nextStep: '"agora jobs" lists the jobs.' });
  if (others.length > 0) {
    const some = fitting.slice(0, 5).join(', ');
    throw new AgoraError('bad-input', `"${typed}" is the beginning of ${String(fitting.length)} jobs: ${some}.`, {
      nextStep: 'Type more of it.',
    });
  }
  const folder = join(jobs, id);
  return { id, folder, isLaunch: await isLaunch(folder) };
}

/** The command that goes on with a job of calls. */
export function resumeWords(kind: string, folder: string): string {
  return `agora ${kind} --resume ${/\s/.test(folder) ? `"${folder}"` : folder}`;
}
