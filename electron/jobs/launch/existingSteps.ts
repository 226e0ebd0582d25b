/** Steps that were done before, by what they are: over all launches of this machine. */
import { basename } from 'node:path';
import { jobsFolder } from '../folder';
import type { ExistingStep } from '../study/studyGraph';
import type { TargetSettings } from '../targets/targetSettings';
import { readLaunch } from './launchFile';
import { launchPlaces } from './launchPlaces';
import { launchFolders } from './listLaunches';
import { isSamePlace } from './mendedTarget';
import { readPulled } from './pulledSteps';

export interface ExistingSteps {
  /** By a step's key. Null: it is not known to have been done. */
  find(key: string): ExistingStep | null;
}

/**
 * Steps whose results are here whole. Of several that did the same, one whose folder lies on this target is taken, else
 * the newest. Launches that cannot be read are passed over.
 */
export async function existingSteps(target: TargetSettings, folder = jobsFolder()): Promise<ExistingSteps> {
  const found = new Map<string, ExistingStep>();
  for (const path of await launchFolders(folder)) {
    const places = launchPlaces(path);
    const file = await readLaunch(places).catch(() => null);
    if (file === null) continue;
    const isSame = isSamePlace(file.launch.target, target);
    const pulled = await readPulled(places);
    for (const { id, key, exists } of file.launch.graph.steps) {
      const results = pulled.get(id);
      if (results === undefined || exists !== null) continue;
      const farFolder = isSame ? results.farFolder : null;
      if (farFolder === null && found.get(key)?.farFolder) continue;
      found.set(key, { job: basename(path), step: id, farFolder });
    }
  }
  return { find: (key) => found.get(key) ?? null };
}
