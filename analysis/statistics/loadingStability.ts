/** How far loadings would move with other rows. */
import { ascending, percentileInterval, type Bounds } from './bootstrapIntervals';
import { matchComponents } from './congruence';
import { drawIndex } from './draws';
import { itemAt, pick, transpose, type Rows } from './matrix';
import { fitPca, type PrincipalComponents } from './pca';
import { alignLoadings } from './procrustes';
import { randomGenerator } from './random';
import { isConstant } from './summary';

export interface LoadingStability {
  readonly resamples: number;
  /** [component][column], of 95 %, after Procrustes rotation onto the loadings of all rows. */
  readonly intervals: readonly (readonly Bounds[])[];
  /**
   * Share of resamples in which the component is found again as it is, before any rotation: absolute congruence of its
   * best match at least 0.95 (Lorenzo-Seva & ten Berge 2006). Components with close variances mix and are found less.
   */
  readonly foundAgain: readonly number[];
}

const SAME_COMPONENT = 0.95;

/**
 * Bootstrap over rows of the first `count` components, standardisation included (Timmerman, Kiers & Smilde 2007).
 * Resamples in which a column is constant are drawn anew; null where that does not end.
 */
export function loadingStability(
  rows: Rows,
  { loadings }: PrincipalComponents,
  count: number,
  resamples: number,
  seed: number,
): LoadingStability | null {
  const target = loadings.slice(0, count);
  const random = randomGenerator(seed);
  const aligned: Rows[] = [];
  const found = target.map(() => 0);
  for (let tries = 0; aligned.length < resamples; tries++) {
    if (tries > 3 * resamples) return null;
    const drawn = pick(
      rows,
      rows.map(() => drawIndex(rows.length, random)),
    );
    if (transpose(drawn).some(isConstant)) continue;
    const resampled = fitPca(drawn, 'population').loadings.slice(0, count);
    if (resampled.length < count) continue;
    for (const { other, coefficient } of matchComponents(resampled, target))
      if (Math.abs(coefficient) >= SAME_COMPONENT) found[other] = (found[other] ?? 0) + 1;
    aligned.push(alignLoadings(resampled, target));
  }
  return {
    resamples,
    intervals: target.map((loading, c) =>
      loading.map((_, j) => percentileInterval(ascending(aligned.map((each) => itemAt(itemAt(each, c), j))))),
    ),
    foundAgain: found.map((times) => times / resamples),
  };
}
