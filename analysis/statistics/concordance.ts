/** Whether several judges order the same things alike. */
import { upperF } from './distributions';
import { columnOf, transpose, type Rows } from './matrix';
import { ranks } from './ranks';
import { mean, sumOfSquares } from './summary';

export interface Concordance {
  /** Kendall's W, corrected for ties, from 0 to 1. */
  readonly w: number;
  /** Of no agreement; null with one judge or where all agree wholly. */
  readonly p: number | null;
}

/**
 * Kendall's coefficient of concordance of m judges over n things, values [thing][judge] (Kendall 1970, ch. 6). p by F =
 * (m − 1)·W/(1 − W) with n − 1 − 2/m and (m − 1)(n − 1 − 2/m) degrees of freedom (Kendall & Babington Smith 1939;
 * Legendre 2005), better than χ² for few judges. Null with fewer than two things, no judge, or where every judge ties all.
 */
export function concordance(values: Rows): Concordance | null {
  const judges = transpose(values);
  const [n, m] = [values.length, judges.length];
  if (n < 2 || m < 1) return null;
  const byJudge = judges.map(ranks);
  const sums = values.map((_, i) => columnOf(byJudge, i).reduce((total, rank) => total + rank, 0));
  const ties = judges.reduce((total, judge) => total + tieSum(judge), 0);
  const scale = m * m * (n ** 3 - n) - m * ties;
  if (scale <= 0) return null;
  const w = Math.min(1, (12 * sumOfSquares(sums)) / scale);
  const freedom = n - 1 - 2 / m;
  const p = m < 2 || freedom <= 0 || w === 1 ? null : upperF(((m - 1) * w) / (1 - w), freedom, (m - 1) * freedom);
  return { w, p };
}

/** Σ (t³ − t) over groups of t equal values. */
function tieSum(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce((total, t) => total + t ** 3 - t, 0);
}

export interface RankRange {
  /** 1 is the largest mean; ties share. */
  readonly rank: number;
  /** Smallest and largest rank when one judge is left out. */
  readonly lo: number;
  readonly hi: number;
}

/** Ranks of the things by their mean over all judges, and how far leaving out one judge moves them. */
export function rankRanges(values: Rows): RankRange[] {
  const order = (rows: Rows) => ranks(rows.map((row) => -mean(row)));
  const all = order(values);
  const judges = values[0]?.length ?? 0;
  const without = Array.from({ length: judges < 2 ? 0 : judges }, (_, left) =>
    order(values.map((row) => row.filter((_value, j) => j !== left))),
  );
  return all.map((rank, i) => {
    const others = without.map((ranked) => ranked[i] ?? rank);
    return { rank, lo: Math.min(rank, ...others), hi: Math.max(rank, ...others) };
  });
}
