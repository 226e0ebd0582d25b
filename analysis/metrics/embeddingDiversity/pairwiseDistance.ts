import type { UnitSum } from './vectorTable';

/**
 * The mean cosine distance over all pairs of n unit vectors u, in one pass over them: of the squared length of their sum,
 * n is what they make with themselves, so that the mean is 1 − (‖Σu‖² − n) / (n (n − 1)). Vectors without a direction are
 * no part of it. Null for fewer than two.
 */
export function meanPairwiseDistance({ sum, lost, usable: n }: UnitSum): number | null {
  if (n < 2) return null;
  const squared = sumOfSquares(sum.map((value, index) => value + (lost[index] ?? 0)));
  // No distance is negative; equal vectors round to a hair below zero.
  return Math.max(0, 1 - (squared - n) / (n * (n - 1)));
}

/** Compensated (Neumaier 1974). */
export function sumOfSquares(values: Float64Array): number {
  let [sum, lost] = [0, 0];
  for (const value of values) {
    const square = value * value;
    const next = sum + square;
    lost += sum >= square ? sum - next + square : square - next + sum;
    sum = next;
  }
  return sum + lost;
}
