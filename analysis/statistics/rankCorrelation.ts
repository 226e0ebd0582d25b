/** Relations between two columns beyond Pearson's r, with p and intervals. */
import type { Correlation } from '../analysisResults';
import { pearson } from './correlation';
import { normalQuantile, twoSidedNormal, twoSidedT } from './distributions';
import { countPairs } from './countPairs';
import { exactKendallTail } from './exactKendall';
import { exactSpearman } from './exactSpearman';
import { ranks } from './ranks';

/** Standard error of Fisher's z: 1/√(n − 3) for Pearson; for the others Fieller, Hartley & Pearson 1957 (Biometrika 44). */
const fisherVariance = { pearson: 1, spearman: 1.06, kendall: 0.437 } as const;
const fisherLost = { pearson: 3, spearman: 3, kendall: 4 } as const;

/** Pearson's r; p by t with n − 2 degrees of freedom. Null where a side does not vary or there are fewer than three pairs. */
export function pearsonTest(x: readonly number[], y: readonly number[]): Correlation | null {
  const r = x.length < 3 ? null : pearson(x, y);
  return r === null ? null : { ...linear(r, x.length, 0), method: 'pearson' };
}

/**
 * Spearman's ρ: Pearson's r of mid-ranks. p is exact up to nine pairs, where t is far from right (it gives 0 for any
 * perfect order), else by t with n − 2 degrees of freedom, as scipy and R (`exact = FALSE`) do.
 */
export function spearmanTest(x: readonly number[], y: readonly number[]): Correlation | null {
  const [ofX, ofY] = [ranks(x), ranks(y)];
  const r = x.length < 3 ? null : pearson(ofX, ofY);
  if (r === null) return null;
  const n = x.length;
  const interval = fisherInterval(r, fisherVariance.spearman / (n - fisherLost.spearman));
  const approximate = { ...linear(r, n, 0), ...interval, method: 'spearman' } as const;
  return n > EXACT_SPEARMAN ? approximate : { ...approximate, p: exactSpearman(ofX, ofY), reference: 'exact' };
}

const EXACT_SPEARMAN = 9;

/**
 * Partial correlation of x and y with further columns held fixed: Pearson's r of the residuals, given here as
 * `x`, `y` already freed of `held` degrees of freedom (such as one a group for relations within groups).
 */
export function residualTest(x: readonly number[], y: readonly number[], held: number): Correlation | null {
  const r = x.length - 2 - held < 1 ? null : pearson(x, y);
  return r === null ? null : { ...linear(r, x.length, held), method: 'partial' };
}

/**
 * Kendall's τ-b. p is exact where nothing is tied and n ≤ 33 or one of the two counts of pairs is at most 1, else normal
 * with the variance under ties (Kendall 1970, Rank Correlation Methods, 4.4), both as scipy does.
 */
export function kendallTest(x: readonly number[], y: readonly number[]): Correlation | null {
  const n = x.length;
  if (n < 2) return null;
  const { concordant, discordant } = countPairs(x, y);
  const pairs = (n * (n - 1)) / 2;
  const [tiesX, tiesY] = [tieSums(x), tieSums(y)];
  const scale = Math.sqrt((pairs - tiesX.pairs) * (pairs - tiesY.pairs));
  if (scale === 0) return null;
  const difference = concordant - discordant;
  const tau = Math.max(-1, Math.min(1, difference / scale));
  const isUntied = tiesX.pairs === 0 && tiesY.pairs === 0;
  const isExact = isUntied && (n <= EXACT_KENDALL || Math.min(concordant, discordant) <= 1);
  return {
    coefficient: tau,
    n,
    p: isExact
      ? Math.min(1, 2 * exactKendallTail(n, Math.min(concordant, discordant)))
      : twoSidedNormal(difference / Math.sqrt(kendallVariance(n, tiesX, tiesY))),
    ...fisherInterval(tau, fisherVariance.kendall / (n - fisherLost.kendall)),
    method: 'kendall',
    reference: isExact ? 'exact' : 'normal',
  };
}

const EXACT_KENDALL = 33;

function linear(r: number, n: number, held: number): Omit<Correlation, 'method'> {
  const freedom = n - 2 - held;
  const t = r * Math.sqrt(freedom / ((1 - r) * (1 + r)));
  return {
    coefficient: r,
    n,
    p: twoSidedT(t, freedom),
    ...fisherInterval(r, fisherVariance.pearson / (n - held - fisherLost.pearson)),
    reference: 't',
  };
}

/** tanh(artanh r ± 1.96·√variance). */
function fisherInterval(r: number, variance: number): Pick<Correlation, 'lo' | 'hi'> {
  if (!(variance > 0) || !Number.isFinite(variance) || Math.abs(r) >= 1) return { lo: null, hi: null };
  const margin = normalQuantile(0.975) * Math.sqrt(variance);
  return { lo: Math.tanh(Math.atanh(r) - margin), hi: Math.tanh(Math.atanh(r) + margin) };
}

interface TieSums {
  /** Σ t(t − 1)/2, Σ t(t − 1)(t − 2) and Σ t(t − 1)(2t + 5) over groups of t equal values. */
  readonly pairs: number;
  readonly triples: number;
  readonly weighted: number;
}

function tieSums(values: readonly number[]): TieSums {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let [pairs, triples, weighted] = [0, 0, 0];
  for (const t of counts.values()) {
    pairs += (t * (t - 1)) / 2;
    triples += t * (t - 1) * (t - 2);
    weighted += t * (t - 1) * (2 * t + 5);
  }
  return { pairs, triples, weighted };
}

function kendallVariance(n: number, x: TieSums, y: TieSums): number {
  const m = n * (n - 1);
  return (
    (m * (2 * n + 5) - x.weighted - y.weighted) / 18 +
    (2 * x.pairs * y.pairs) / m +
    (n > 2 ? (x.triples * y.triples) / (9 * m * (n - 2)) : 0)
  );
}
