/** Where results lie: in the archive that a launch's outputs are, or beside it. */
import { join } from 'node:path';
import type { PlannedStep } from '../study/studyGraph';
import type { LaunchPlaces } from './launchPlaces';

type Placed = Pick<PlannedStep, 'id' | 'stage' | 'subject'>;

const folders = { train: 'training', evaluate: 'evaluations', measure: 'measures', serve: null } as const;

/** Relative to the archive, with `/`. Null: what the step leaves is about no run and no score, and lies beside it. */
export function archiveFolder({ id, stage, subject }: Placed): string | null {
  const folder = folders[stage];
  const isAnchorTraining = stage === 'train' && subject.run === null;
  return folder === null || isAnchorTraining ? null : `${folder}/${id}`;
}

/** The folder of a step's results. Null: nothing of it comes back. */
export function resultsPath({ path, outputs }: LaunchPlaces, step: Placed): string | null {
  const folder = archiveFolder(step);
  if (folder !== null) return join(outputs, folder);
  return step.stage === 'serve' ? null : join(path, 'anchors', step.id);
}

/** Relative to the archive: where a step's results come from. */
export function provenanceFile(step: string): string {
  return `provenance/${step}.json`;
}

/** What kinds of steps write of the machine and the packages that they ran with; it goes into the provenance. */
export const environmentFile = 'environment.json';
