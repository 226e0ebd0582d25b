/** Results of steps that were done before, brought in from the launches that did them. */
import { join } from 'node:path';
import { jobsFolder } from '../folder';
import type { StudyGraph } from '../study/studyGraph';
import { launchPlaces, type LaunchPlaces } from './launchPlaces';
import { linkFolder, linkOrCopy } from './linkOrCopy';
import { provenanceFile, resultsPath } from './outputsPlaces';
import { readPulled, writePulled } from './pulledSteps';
import { readLaunch } from './launchFile';

/** Gives the ids of steps whose results are not where they were. `folder` is that of all jobs. */
export async function linkExisting(
  places: LaunchPlaces,
  { steps }: StudyGraph,
  folder = jobsFolder(),
): Promise<readonly string[]> {
  const here = await readPulled(places);
  const missing: string[] = [];
  for (const step of steps) {
    const { id, exists } = step;
    if (exists === null || here.has(id)) continue;
    const source = launchPlaces(join(folder, exists.job));
    const there = (await readPulled(source)).get(exists.step);
    const file = await readLaunch(source).catch(() => null);
    const from = file?.launch.graph.steps.find((each) => each.id === exists.step);
    if (there === undefined || from === undefined) {
      missing.push(id);
      continue;
    }
    const [old, now] = [resultsPath(source, from), resultsPath(places, step)];
    if (old !== null && now !== null) await linkFolder(old, now);
    await linkOrCopy(join(source.outputs, provenanceFile(from.id)), join(places.outputs, provenanceFile(id)));
    await writePulled(places, id, there);
  }
  return missing;
}
