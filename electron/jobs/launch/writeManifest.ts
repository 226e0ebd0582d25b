import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../ports/writeAtomically';
import type { StudyGraph } from '../study/studyGraph';
import type { LaunchPlaces } from './launchPlaces';
import { outputsManifest } from './outputsManifest';
import { readPulled } from './pulledSteps';

/** Writes the outputs' `agora.json` where it would say something else than it does. */
export async function writeManifest(places: LaunchPlaces, graph: StudyGraph): Promise<void> {
  const here = new Set((await readPulled(places)).keys());
  const text = `${JSON.stringify(outputsManifest(graph, here), null, 2)}\n`;
  const path = join(places.outputs, 'agora.json');
  if ((await readFile(path, 'utf8').catch(() => null)) === text) return;
  await mkdir(places.outputs, { recursive: true });
  await writeAtomically(path, text);
}
