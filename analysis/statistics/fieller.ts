/** Where a ratio of two uncertain numbers may lie. */

export interface FiellerSet {
  /**
   * `bounded`: from lo to hi. `split`: all values up to lo and all from hi on. `unbounded`: every value, because the
   * denominator cannot be told from zero and the numerator neither.
   */
  readonly shape: 'bounded' | 'split' | 'unbounded';
  readonly lo: number | null;
  readonly hi: number | null;
}

/** Variances and the covariance of numerator and denominator. */
export interface RatioNoise {
  readonly numerator: number;
  readonly denominator: number;
  readonly covariance: number;
}

/**
 * Fieller's set for a ratio (Fieller 1954, Journal of the Royal Statistical Society B 16): the ρ with (a − ρb)² ≤
 * z²·var(a − ρb). Exact for normal errors of known variance, also where the denominator is close to zero.
 */
export function fieller(numerator: number, denominator: number, noise: RatioNoise, z: number): FiellerSet {
  const square = denominator ** 2 - z ** 2 * noise.denominator;
  const half = numerator * denominator - z ** 2 * noise.covariance;
  const constant = numerator ** 2 - z ** 2 * noise.numerator;
  const discriminant = half ** 2 - square * constant;
  if (square === 0 || discriminant < 0) return { shape: 'unbounded', lo: null, hi: null };
  // The root without a difference of close numbers, and the other by their product.
  const larger = half + (half < 0 ? -1 : 1) * Math.sqrt(discriminant);
  const roots = larger === 0 ? [0, 0] : [larger / square, constant / larger];
  const [lo, hi] = [Math.min(...roots), Math.max(...roots)];
  return { shape: square > 0 ? 'bounded' : 'split', lo, hi };
}
