import type { PgrCell } from '../../../results';
import { RESAMPLES } from './replicates';

/** Replicates of a cell's PGR; null where its noise is unknown. */
export type CellReplicates = (cell: PgrCell) => Float64Array | null;

/** Replicates of the mean over cells, resample by resample, so that what they share stays shared. Null without one's. */
export function meanReplicates(cells: readonly PgrCell[], replicatesOf: CellReplicates): Float64Array | null {
  if (cells.length === 0) return null;
  const means = new Float64Array(RESAMPLES);
  for (const cell of cells) {
    const replicates = replicatesOf(cell);
    if (!replicates) return null;
    for (let i = 0; i < RESAMPLES; i++) means[i] = (means[i] ?? 0) + (replicates[i] ?? 0) / cells.length;
  }
  return means;
}
