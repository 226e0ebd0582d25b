/** Files that the user assigns to runs by hand, as entries of a manifest. */
import { runIdOf, type RunClaim } from './assign/runClaim';
import type { Manifest, ManifestRun } from './manifestSchema';

export interface AssignedFile {
  readonly path: string;
  /** True where it holds results of an evaluated model, which is then the run's student. */
  readonly evaluated: boolean;
}

/**
 * A manifest with these files in the run that `claim` describes, or with `each` in a run a file. Whatever it said of
 * them before is taken back.
 */
export function withAssigned(
  manifest: Manifest | null,
  files: readonly AssignedFile[],
  claim: RunClaim,
  each = false,
): Manifest {
  const before = withoutAssigned(
    manifest,
    files.map(({ path }) => path),
  );
  const name = (path: string): string => path.replace(/\.[^./]+$/, '');
  const groups = each
    ? files.map((file) => ({ id: name(file.path), files: [file] }))
    : [{ id: runIdOf(claim) || name(files[0]?.path ?? ''), files }];
  const known = Object.fromEntries(Object.entries(claim).filter(([, value]) => value !== null));
  let runs = before?.runs ?? [];
  for (const group of groups) {
    const patterns = group.files.map(({ path }) => patternOf(path));
    const same = runs.find(({ id }) => id === group.id);
    runs = same
      ? runs.map((run) => (run === same ? { ...run, ...known, files: [...(run.files ?? []), ...patterns] } : run))
      : [...runs, { id: group.id, ...known, files: patterns }];
  }
  const evaluations = groups.flatMap(({ id, files }) =>
    files.flatMap(({ path, evaluated }) =>
      evaluated ? [{ file: patternOf(path), role: 'student' as const, run: id }] : [],
    ),
  );
  return { ...before, runs, evaluations: [...evaluations, ...(before?.evaluations ?? [])] };
}

/** The manifest without what it says of these files by their paths; a run that is left without files goes. */
export function withoutAssigned(manifest: Manifest | null, paths: readonly string[]): Manifest | null {
  if (manifest === null) return null;
  const gone = new Set(paths.map(patternOf));
  const left = (run: ManifestRun): readonly ManifestRun[] => {
    const files = run.files?.filter((pattern) => !gone.has(pattern));
    return files?.length === run.files?.length ? [run] : files && files.length > 0 ? [{ ...run, files }] : [];
  };
  return {
    ...manifest,
    runs: manifest.runs?.flatMap(left),
    evaluations: manifest.evaluations?.filter(({ file }) => file === undefined || !gone.has(file)),
  };
}

/** Whether the manifest names this file by its path. */
export function isAssigned(manifest: Manifest | null, path: string): boolean {
  const pattern = patternOf(path);
  return manifest?.runs?.some(({ files }) => files?.includes(pattern)) ?? false;
}

/** A pattern that matches the path; characters that mean something in a pattern are matched by `?`. */
function patternOf(path: string): string {
  return path.replace(/[*?{}]/g, '?');
}
