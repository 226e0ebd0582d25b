/**
 * Tails and quantiles of Student's t, F and the normal distribution, to 1e-10 relative into tails of 1e-300. Tails are
 * never one minus the other side where they are small; tests/fixtures/distribution_tails.py is the oracle.
 */
import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { incompleteBeta } from './incompleteBeta';
import { risingRoot } from './risingRoot';

/** P(T ≥ t) for Student's t. */
export function upperT(t: number, degreesOfFreedom: number): number {
  const half = twoSidedT(t, degreesOfFreedom) / 2;
  return t < 0 ? 1 - half : half;
}

/** P(|T| ≥ |t|) for Student's t: I of df/(df + t²) with df/2 and ½ (Abramowitz & Stegun 26.7.1). NaN for no t. */
export function twoSidedT(t: number, degreesOfFreedom: number): number {
  if (Number.isNaN(t) || Number.isNaN(degreesOfFreedom)) return NaN;
  if (!Number.isFinite(t)) return 0;
  const square = (t / degreesOfFreedom) * t;
  const x = 1 / (1 + square);
  // Beyond 1e308 the square has no number of its own, and no probability either.
  return Number.isFinite(square) ? incompleteBeta(x, square * x, degreesOfFreedom / 2, 0.5) : 0;
}

/** The t with P(T ≥ t) = p. */
export function upperTQuantile(p: number, degreesOfFreedom: number): number {
  return p > 0.5 ? tQuantile(1 - p, degreesOfFreedom) : -tQuantile(p, degreesOfFreedom);
}

/** The t that leaves (1 − level)/2 above it: 1.96 for many degrees of freedom and level 0.95. */
export function criticalT(level: number, degreesOfFreedom: number): number {
  return upperTQuantile((1 - level) / 2, degreesOfFreedom);
}

/** P(F ≥ f). */
export function upperF(f: number, numeratorDegrees: number, denominatorDegrees: number): number {
  if (f <= 0) return 1;
  const { x, y } = shares(f, numeratorDegrees, denominatorDegrees);
  return incompleteBeta(y, x, denominatorDegrees / 2, numeratorDegrees / 2);
}

/** P(F ≤ f). */
export function lowerF(f: number, numeratorDegrees: number, denominatorDegrees: number): number {
  if (f <= 0) return 0;
  const { x, y } = shares(f, numeratorDegrees, denominatorDegrees);
  return incompleteBeta(x, y, numeratorDegrees / 2, denominatorDegrees / 2);
}

/** The f with P(F ≥ f) = p, for 0 < p < 1. */
export function upperFQuantile(p: number, numeratorDegrees: number, denominatorDegrees: number): number {
  // The same event seen from the other side: F(d₁, d₂) ≥ f where F(d₂, d₁) ≤ 1/f.
  if (p > 0.5) return 1 / upperFQuantile(1 - p, denominatorDegrees, numeratorDegrees);
  const target = Math.log(p);
  const logTail = (logF: number) => Math.log(upperF(Math.exp(logF), numeratorDegrees, denominatorDegrees));
  return Math.exp(risingRoot((logF) => target - logTail(logF), 0));
}

/** P(Z ≥ z) for the standard normal distribution. */
export function upperNormal(z: number): number {
  return erfc(z / Math.SQRT2) / 2;
}

/** P(|Z| ≥ |z|). */
export function twoSidedNormal(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** The z with P(Z ≤ z) = p. */
export function normalQuantile(p: number): number {
  return p > 0.5 ? Math.SQRT2 * erfcinv(2 * (1 - p)) : -Math.SQRT2 * erfcinv(2 * p);
}

/** d₁f/(d₁f + d₂) and d₂/(d₁f + d₂), neither as one minus the other. */
function shares(f: number, numeratorDegrees: number, denominatorDegrees: number) {
  const ratio = (numeratorDegrees / denominatorDegrees) * f;
  const y = 1 / (1 + ratio);
  return { x: Number.isFinite(ratio) ? ratio * y : 1, y };
}
