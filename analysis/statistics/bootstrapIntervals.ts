/** Intervals from bootstrap replicates of a statistic. */
import { normalQuantile, upperNormal } from './distributions';
import { quantileOfSorted } from './quantile';
import { mean, sum } from './summary';

export interface Bounds {
  readonly lo: number;
  readonly hi: number;
}

/** The replicates in ascending order. */
export function ascending(replicates: ArrayLike<number>): Float64Array {
  return Float64Array.from(replicates).sort();
}

/** The middle `level` of the replicates. */
export function percentileInterval(sorted: ArrayLike<number>, level = 0.95): Bounds {
  return { lo: quantileOfSorted(sorted, (1 - level) / 2), hi: quantileOfSorted(sorted, (1 + level) / 2) };
}

export interface BiasCorrected extends Bounds {
  /** How far the estimate is from the median of the replicates, in normal units. */
  readonly bias: number;
  readonly acceleration: number;
  /** The quantiles of the replicates that were taken. */
  readonly quantiles: readonly [number, number];
}

/**
 * Bias-corrected and accelerated interval (Efron & Tibshirani 1993, eq. 14.9–14.15). Replicates equal to the estimate
 * count half on each side. Where all replicates lie on one side of the estimate, the bias has no number, and the
 * percentile interval is returned with a bias of 0.
 */
export function biasCorrectedInterval(
  sorted: ArrayLike<number>,
  estimate: number,
  acceleration: number,
  level = 0.95,
): BiasCorrected {
  const share = shareBelow(sorted, estimate);
  const bias = share > 0 && share < 1 ? normalQuantile(share) : 0;
  const skew = share > 0 && share < 1 ? acceleration : 0;
  const moved = (q: number) => {
    const z = bias + normalQuantile(q);
    return 1 - upperNormal(bias + z / (1 - skew * z));
  };
  const quantiles = [moved((1 - level) / 2), moved((1 + level) / 2)] as const;
  return {
    lo: quantileOfSorted(sorted, quantiles[0]),
    hi: quantileOfSorted(sorted, quantiles[1]),
    bias,
    acceleration,
    quantiles,
  };
}

/** Acceleration from the estimates with one observation left out each (eq. 14.15). Zero where they are all equal. */
export function jackknifeAcceleration(leftOut: readonly number[]): number {
  const middle = mean(leftOut);
  return accelerationOf(leftOut.map((value) => middle - value));
}

/** Acceleration from influence values that add up to zero: Σu³ / (6·(Σu²)^1.5) (eq. 22.32). */
export function accelerationOf(influences: readonly number[]): number {
  const spread = sum(influences.map((value) => value * value));
  return spread === 0 ? 0 : sum(influences.map((value) => value ** 3)) / (6 * spread ** 1.5);
}

function shareBelow(sorted: ArrayLike<number>, value: number): number {
  const below = firstAtLeast(sorted, value);
  let equal = 0;
  while (sorted[below + equal] === value) equal++;
  return (below + equal / 2) / sorted.length;
}

/** How many values lie below, by halving. */
function firstAtLeast(sorted: ArrayLike<number>, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? NaN) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
