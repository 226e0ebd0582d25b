/** The mean, summed in two passes so that large offsets cost no digits. Zero for no values. */
export function mean(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const first = sum(values) / values.length;
  return first + sum(values.map((value) => value - first)) / values.length;
}

/** Σ xᵢ. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The values less their mean. A constant vector becomes exact zeros, never rounding noise. */
export function centre(values: readonly number[]): number[] {
  if (isConstant(values)) return values.map(() => 0);
  const middle = mean(values);
  return values.map((value) => value - middle);
}

/** Σ (xᵢ − x̄)². */
export function sumOfSquares(values: readonly number[]): number {
  return sum(centre(values).map((value) => value * value));
}

const RELATIVE_TOLERANCE = 1e-12;
/** The square of anything smaller vanishes. */
const SMALLEST_RANGE = 1e-150;

/**
 * True where the values do not differ by more than rounding: a range of at most 1e-12 of the largest absolute value, or
 * one whose square is no number. An empty vector and a single value are constant.
 */
export function isConstant(values: readonly number[]): boolean {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const value of values) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  if (values.length < 2) return true;
  const largest = Math.max(Math.abs(lowest), Math.abs(highest));
  return highest - lowest <= Math.max(SMALLEST_RANGE, RELATIVE_TOLERANCE * largest);
}
