/** The runs' instances in the archive of a launch's outputs, where its manifest says. */
import { join } from 'node:path';
import { manifestSchema } from '../../../analysis/study/manifestSchema';
import type { StudyGraph } from '../study/studyGraph';
import { dataPath } from './gatherData';
import type { LaunchPlaces } from './launchPlaces';
import { linkOrCopy } from './linkOrCopy';

/** Gives the graph with each run's file named in the manifest; data must have been gathered. */
export async function linkRuns(places: LaunchPlaces, graph: StudyGraph): Promise<StudyGraph> {
  const manifest = manifestSchema.parse(graph.study.manifest);
  const runs = [];
  for (const run of manifest.runs ?? []) {
    const data = graph.data.find((each) => each.runs.includes(run.id));
    if (data === undefined) {
      runs.push(run);
      continue;
    }
    const [named] = (run.files ?? []).filter((file) => isPlain(file));
    const file = named ?? `data/${run.id.replace(/[^A-Za-z0-9._-]+/g, '-')}.jsonl`;
    await linkOrCopy(dataPath(places, data), join(places.outputs, file));
    runs.push({ ...run, files: [file] });
  }
  return { ...graph, study: { ...graph.study, manifest: { ...manifest, runs } } };
}

/** A path inside of the archive, and no pattern. */
function isPlain(file: string): boolean {
  return file.startsWith('data/') && !/[*?{}\\]/.test(file) && !file.split('/').includes('..');
}
