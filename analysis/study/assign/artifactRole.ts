/** What a kind of artifact is to a run. */

export type ArtifactRole = 'generated' | 'outputs' | 'training' | 'other';

const roles: Readonly<Record<string, ArtifactRole>> = {
  'data-agora': 'generated',
  'alpaca-eval-outputs': 'outputs',
  'trainer-state': 'training',
};

/**
 * `generated`: training data that a generator wrote. `outputs`: answers of an evaluated model, generated data only
 * where the manifest says so. `training`: logs of a student's training.
 */
export function artifactRole(kind: string): ArtifactRole {
  return roles[kind] ?? 'other';
}
