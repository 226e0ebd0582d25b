/** All launches of the jobs folder. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { asAgoraError } from '../../../analysis/errors';
import type { Problem } from '../../../analysis/problem';
import { jobsFolder } from '../folder';
import { isBeingMade } from '../makeJobFolder';
import { launchNow } from './launchNow';
import { isLaunch } from './launchPlaces';
import type { LaunchList, LaunchSummary } from './launchResults';

/** Folders of launches, by their names. */
export async function launchFolders(folder = jobsFolder()): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const named = entries.filter((entry) => entry.isDirectory() && !isBeingMade(entry.name));
  const paths = named.map(({ name }) => join(folder, name)).sort();
  const are = await Promise.all(paths.map(isLaunch));
  return paths.filter((_, index) => are[index]);
}

/** Newest first; folders that hold none that is readable are problems. `isHere`: whether this process follows one, by id. */
export async function listLaunches(
  isHere: (id: string) => boolean = () => false,
  folder = jobsFolder(),
): Promise<LaunchList> {
  const launches: LaunchSummary[] = [];
  const problems: Problem[] = [];
  for (const path of await launchFolders(folder)) {
    const id = path.slice(folder.length + 1);
    try {
      launches.push((await launchNow(path, { isHere: isHere(id) })).summary);
    } catch (error) {
      const { code, message, context } = asAgoraError(error);
      const words = [message, context.nextStep].filter(Boolean).join(' ');
      problems.push({ path: id, line: null, severity: 'fault', code, message: words });
    }
  }
  return { launches: launches.sort((a, b) => b.createdMs - a.createdMs), problems };
}
