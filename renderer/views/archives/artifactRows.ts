/** The files of an archive under the kind they were recognised as. */
import type { ArtifactSummary } from '../../../analysis/results';

export type ArtifactRow =
  | {
      readonly type: 'kind';
      readonly kind: string | null;
      readonly files: number;
      readonly rows: number | null;
      readonly bytes: number;
    }
  | { readonly type: 'file'; readonly artifact: ArtifactSummary };

/** One row a kind with its totals, the largest number of files first and the unrecognised last; files below open ones. */
export function artifactRows(
  artifacts: readonly ArtifactSummary[],
  isOpen: (kind: string | null) => boolean,
): readonly ArtifactRow[] {
  const kinds = new Map<string | null, ArtifactSummary[]>();
  for (const artifact of artifacts) {
    const files = kinds.get(artifact.kind);
    if (files) files.push(artifact);
    else kinds.set(artifact.kind, [artifact]);
  }
  return [...kinds]
    .sort(
      ([a, filesOfA], [b, filesOfB]) => Number(a === null) - Number(b === null) || filesOfB.length - filesOfA.length,
    )
    .flatMap(([kind, files]): readonly ArtifactRow[] => [
      { type: 'kind', kind, files: files.length, rows: total(files), bytes: sum(files.map(({ bytes }) => bytes)) },
      ...(isOpen(kind) ? files.map((artifact) => ({ type: 'file' as const, artifact })) : []),
    ]);
}

/** Null where no file of the kind was read. */
function total(files: readonly ArtifactSummary[]): number | null {
  const counts = files.flatMap(({ rows }) => (rows === null ? [] : [rows]));
  return counts.length === 0 ? null : sum(counts);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
