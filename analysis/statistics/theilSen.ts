import { AgoraError } from '../errors';
import { normalQuantile } from './distributions';
import { itemAt } from './matrix';
import { median } from './quantile';

export interface TheilSen {
  readonly slope: number;
  /** median(y) − slope·median(x). */
  readonly intercept: number;
  /** Interval of 95 % for the slope. */
  readonly lo: number;
  readonly hi: number;
  /** Pairs of rows with different x. */
  readonly pairs: number;
}

/** A slope over anything smaller is no number. */
const SMALLEST_RUN = 1e-150;

/**
 * The median of the slopes of all pairs of rows (Theil 1950, Sen 1968): up to 29 % of the rows can be anything. The
 * interval inverts Kendall's test by its normal approximation, with Sen's correction for equal x and equal y (eq. 2.6).
 * Throws `AgoraError('bad-input')` where x does not vary.
 */
export function theilSen(x: readonly number[], y: readonly number[]): TheilSen {
  const slopes = x
    .flatMap((a, i) =>
      x.slice(i + 1).flatMap((b, offset) => {
        const rise = itemAt(y, i + 1 + offset) - itemAt(y, i);
        return Math.abs(b - a) < SMALLEST_RUN ? [] : [rise / (b - a)];
      }),
    )
    .sort((a, b) => a - b);
  if (slopes.length === 0) throw new AgoraError('bad-input', 'The predictor has the same value in every row.');
  const n = x.length;
  const variance = (pairsTerm(n) - tiesTerm(x) - tiesTerm(y)) / 18;
  // Where ties on both sides leave Sen's variance nothing, no slope of a pair can be ruled out.
  const reach = normalQuantile(0.975) * (variance > 0 ? Math.sqrt(variance) : Infinity);
  const lower = Math.round((slopes.length - reach) / 2);
  const upper = Math.round((slopes.length + reach) / 2);
  const slope = median(slopes);
  return {
    slope,
    intercept: median(y) - slope * median(x),
    lo: itemAt(slopes, Math.max(lower - 1, 0)),
    hi: itemAt(slopes, Math.min(upper, slopes.length - 1)),
    pairs: slopes.length,
  };
}

const pairsTerm = (n: number) => n * (n - 1) * (2 * n + 5);

function tiesTerm(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce((total, count) => total + pairsTerm(count), 0);
}
