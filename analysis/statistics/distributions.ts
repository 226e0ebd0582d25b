import fCdf from '@stdlib/stats-base-dists-f-cdf';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';

/** P(|T| ≥ |t|) for Student's t. Taken from the lower tail, which keeps its digits far out. */
export function twoSidedT(t: number, degreesOfFreedom: number): number {
  return Number.isFinite(t) ? Math.min(1, 2 * tCdf(-Math.abs(t), degreesOfFreedom)) : 0;
}

/** The t that leaves (1 − level)/2 above it: 1.96 for many degrees of freedom and level 0.95. */
export function criticalT(level: number, degreesOfFreedom: number): number {
  return tQuantile((1 + level) / 2, degreesOfFreedom);
}

/**
 * P(F ≥ f). One minus the distribution function has no digits left where it matters; F(d₁, d₂) ≥ f is the same event as
 * F(d₂, d₁) ≤ 1/f, whose lower tail is exact.
 */
export function upperF(f: number, numeratorDegrees: number, denominatorDegrees: number): number {
  if (f <= 0) return 1;
  return Number.isFinite(f) ? fCdf(1 / f, denominatorDegrees, numeratorDegrees) : 0;
}
