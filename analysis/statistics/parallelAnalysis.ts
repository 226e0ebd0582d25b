/** How many components carry more than chance. */
import { ascending } from './bootstrapIntervals';
import { itemAt } from './matrix';
import { normalDraws } from './normalDraws';
import { fitPca } from './pca';
import { quantileOfSorted } from './quantile';

export interface ParallelAnalysis {
  readonly draws: number;
  /** By component: the share of variance that 95 % of tables of unrelated columns stay below. */
  readonly thresholds: readonly number[];
  /** Components, from the first on, whose share is above. */
  readonly components: number;
}

/**
 * Horn's parallel analysis (Horn 1965) at the 95th percentile (Glorfeld 1995): the shares of variance beside those of
 * tables of n × p independent normal numbers.
 */
export function parallelAnalysis(
  explainedVarianceRatio: readonly number[],
  n: number,
  p: number,
  draws: number,
  seed: number,
): ParallelAnalysis {
  const numbers = normalDraws(draws * n * p, seed);
  const shares = Array.from({ length: draws }, (_, draw) => {
    const from = draw * n * p;
    const rows = Array.from({ length: n }, (_row, i) => [...numbers.subarray(from + i * p, from + (i + 1) * p)]);
    return fitPca(rows, 'population').explainedVarianceRatio;
  });
  const thresholds = explainedVarianceRatio.map((_, c) =>
    quantileOfSorted(ascending(shares.map((share) => itemAt(share, c))), 0.95),
  );
  const firstBelow = explainedVarianceRatio.findIndex((share, c) => share <= itemAt(thresholds, c));
  return { draws, thresholds, components: firstBelow < 0 ? explainedVarianceRatio.length : firstBelow };
}
