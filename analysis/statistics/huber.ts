import { Matrix, QrDecomposition } from 'ml-matrix';
import { AgoraError } from '../errors';
import type { Coefficient } from '../analysisResults';
import { normalQuantile } from './distributions';
import { leastSquares, type LeastSquares } from './leastSquares';
import { dot, itemAt, type Rows } from './matrix';
import { median } from './quantile';
import { inferred } from './inferred';
import { mean, sum, sumOfSquares } from './summary';

export interface HuberFit {
  /** k + 1, the intercept first; standard errors hold for many rows (Huber & Ronchetti 2009, eq. 7.81). */
  readonly coefficients: readonly Coefficient[];
  /** Robust standard deviation of the residuals: their median absolute size over 0.6745. */
  readonly scale: number;
  /** Of each row, 1 where it counts in full and less the farther out it lies. */
  readonly weights: readonly number[];
  readonly iterations: number;
}

/** 95 % efficiency under normal errors. */
const TUNING = 1.345;
const NORMAL_QUARTILE = normalQuantile(0.75);
const TOLERANCE = 1e-12;
/** Residuals of this share of those of least squares are rounding. */
const EXACT = 1e-10;
const ITERATIONS = 1000;

/**
 * Huber's M-estimator with an intercept (Huber & Ronchetti 2009, ch. 7): residuals count squared up to 1.345 robust
 * standard deviations and linearly beyond. Iteratively reweighted least squares, the scale estimated anew each time. It
 * withstands outcomes that are off, not rows whose predictors are. x is n × k, without intercept. Throws as `leastSquares`
 * does, and `AgoraError('bad-input')` where half of the rows lie on one plane: no scale exists.
 */
export function huber(x: Rows, y: readonly number[], names: readonly string[]): HuberFit {
  const start = leastSquares(x, y, names);
  const design = x.map((row) => [1, ...row]);
  let estimates = start.coefficients.map(({ estimate }) => estimate);
  for (let iterations = 1; ; iterations++) {
    const residuals = y.map((value, i) => value - dot(itemAt(design, i), estimates));
    const scale = median(residuals.map(Math.abs)) / NORMAL_QUARTILE;
    if (scale <= EXACT * start.residualDeviation)
      throw new AgoraError('bad-input', 'Half of the rows are fitted exactly, so there is no scale.');
    const weights = residuals.map((residual) => Math.min(1, (TUNING * scale) / Math.abs(residual)));
    const next = weightedEstimates(design, y, weights);
    const largest = Math.max(...next.map(Math.abs));
    const moved = Math.max(...next.map((value, j) => Math.abs(value - itemAt(estimates, j))));
    estimates = next;
    if (moved <= TOLERANCE * largest || iterations === ITERATIONS) {
      const coefficients = inferences(start, names, estimates, residuals, scale);
      return { coefficients, scale, weights, iterations };
    }
  }
}

function weightedEstimates(design: Rows, y: readonly number[], weights: readonly number[]): number[] {
  const roots = weights.map(Math.sqrt);
  const scaled = design.map((row, i) => row.map((value) => value * itemAt(roots, i)));
  const outcome = Matrix.columnVector(y.map((value, i) => value * itemAt(roots, i)));
  return new QrDecomposition(new Matrix(scaled)).solve(outcome).to1DArray();
}

function inferences(
  { n, k, degreesOfFreedom, unscaledCovariance }: LeastSquares,
  names: readonly string[],
  estimates: readonly number[],
  residuals: readonly number[],
  scale: number,
): Coefficient[] {
  const inside = residuals.map((residual): number => (Math.abs(residual) <= TUNING * scale ? 1 : 0));
  const share = mean(inside);
  const correction = 1 + ((k + 1) / n) * (sumOfSquares(inside) / n / share ** 2);
  const clipped = sum(residuals.map((residual) => Math.min(Math.abs(residual), TUNING * scale) ** 2));
  const variance = (correction ** 2 * (clipped / degreesOfFreedom)) / share ** 2;
  return ['intercept', ...names].map((name, j) =>
    inferred(
      name,
      itemAt(estimates, j),
      Math.sqrt(variance * itemAt(itemAt(unscaledCovariance, j), j)),
      degreesOfFreedom,
    ),
  );
}
