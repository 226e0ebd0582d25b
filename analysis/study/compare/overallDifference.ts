import type { PgrCell } from '../../results';
import { ascending, percentileInterval } from '../../statistics/bootstrapIntervals';
import { criticalT, twoSidedNormal, twoSidedT } from '../../statistics/distributions';
import { mean, sumOfSquares } from '../../statistics/summary';
import { deviation } from '../pgr/noise/cellInterval';
import { meanReplicates, type CellReplicates } from '../pgr/noise/meanReplicates';
import type { OverallDifference } from './comparison';
import type { CellPair } from './pairCells';

/**
 * The mean of B less A over cells. Where the noise of all is known its interval comes from joint resamples, in which cells
 * share items and anchors; else from t over the generators' mean differences, whose mean it then is, since cells of one
 * generator resemble each other. Null without a cell.
 */
export function overallDifference(
  pairs: readonly CellPair[],
  replicatesOfA: CellReplicates,
  replicatesOfB: CellReplicates,
): OverallDifference | null {
  if (pairs.length === 0) return null;
  const difference = mean(pairs.map(differenceOf));
  const generators = [...new Set(pairs.map(({ a }) => a.generator))];
  const counts = { n: pairs.length, generators: generators.length, difference };
  const cells = (side: 'a' | 'b'): PgrCell[] => pairs.map((pair) => pair[side]);
  const [drawnA, drawnB] = [meanReplicates(cells('a'), replicatesOfA), meanReplicates(cells('b'), replicatesOfB)];
  if (drawnA && drawnB) {
    const differences = drawnB.map((value, i) => value - (drawnA[i] ?? NaN));
    const standardError = deviation(differences);
    const p = standardError > 0 ? twoSidedNormal(difference / standardError) : Number(difference === 0);
    return { ...counts, ...percentileInterval(ascending(differences)), p, from: 'resamples' };
  }
  const means = generators.map((generator) =>
    mean(pairs.filter(({ a }) => a.generator === generator).map(differenceOf)),
  );
  if (means.length < 2) return { ...counts, lo: null, hi: null, p: null, from: 'generators' };
  const freedom = means.length - 1;
  const middle = mean(means);
  const error = Math.sqrt(sumOfSquares(means) / freedom / means.length);
  const margin = criticalT(0.95, freedom) * error;
  const p = error === 0 ? Number(middle === 0) : twoSidedT(middle / error, freedom);
  return { ...counts, difference: middle, lo: middle - margin, hi: middle + margin, p, from: 'generators' };
}

/** Cells that count have a PGR. */
function differenceOf({ a, b }: CellPair): number {
  return (b.pgr ?? NaN) - (a.pgr ?? NaN);
}
