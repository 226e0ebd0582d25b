import type { ArtifactRole } from './kind';

/**
 * Of the files with instances those that are data sets of their own. What models answered to benchmarks is none beside
 * generated data; where there is nothing else, it is what was meant.
 */
export function dataOfNoRun<F extends { readonly run: string | null; readonly role: ArtifactRole }>(
  files: readonly F[],
): F[] {
  const loose = files.filter(({ run }) => run === null);
  const generated = loose.filter(({ role }) => role === 'generated');
  const isAlone = generated.length === 0 && loose.length === files.length;
  return isAlone ? loose.filter(({ role }) => role === 'outputs') : generated;
}
