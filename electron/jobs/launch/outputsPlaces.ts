/** Where results lie in the archive that a launch's outputs are. */
import type { Stage } from '../steps/stepKind';

const folders = { train: 'training', evaluate: 'evaluations', measure: 'measures', serve: null } as const;

/** Relative to the archive, with `/`; null for a step that leaves nothing there. */
export function resultsFolder({ id, stage }: { readonly id: string; readonly stage: Stage }): string | null {
  const folder = folders[stage];
  return folder === null ? null : `${folder}/${id}`;
}

/** Of where a step's results come from. */
export function provenanceFile(step: string): string {
  return `provenance/${step}.json`;
}

/** What kinds of steps write of the machine and the packages that they ran with; it goes into the provenance. */
export const environmentFile = 'environment.json';
