import { Matrix, QrDecomposition, solve as solveLinear } from 'ml-matrix';
import { drawIndex } from './draws';
import { leastSquares } from './leastSquares';
import { leaveOneGroupOut, leaveOneOut } from './crossValidate';
import { itemAt, type Rows } from './matrix';
import { randomGenerator } from './random';

/** Positions of the units that one resample is made of, as many as there are units. */
export type UnitDraw = (into: Uint32Array) => void;

export interface RegressionBootstrap {
  /** What was drawn: rows, or whole clusters with all their rows. */
  readonly unit: 'row' | 'cluster';
  readonly units: number;
  /** Resamples that gave coefficients. */
  readonly draws: number;
  /** Resamples in which a predictor was a combination of the others; they are left out. */
  readonly unusable: number;
  /** Estimates of the k + 1 coefficients, [coefficient][draw], the intercept first. */
  readonly estimates: readonly Float64Array[];
}

/**
 * Pairs bootstrap of a regression (Efron & Tibshirani 1993, sec. 9.5): rows are drawn with their outcome, so nothing is
 * assumed of the errors but that units are independent. With `clusters` whole clusters are drawn (Cameron & Miller 2015,
 * sec. VI.A). x is n × k without intercept. The seed repeats the draws. Throws as `leastSquares` does.
 */
export function bootstrapRegression(
  x: Rows,
  y: readonly number[],
  names: readonly string[],
  clusters: readonly string[] | null,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): RegressionBootstrap {
  const random = randomGenerator(seed);
  const draw: UnitDraw = (into) => {
    for (let i = 0; i < into.length; i++) into[i] = drawIndex(into.length, random);
  };
  return resampleRegression(x, y, names, clusters, draws, draw);
}

/** The same on draws that are given. */
export function resampleRegression(
  x: Rows,
  y: readonly number[],
  names: readonly string[],
  clusters: readonly string[] | null,
  draws: number,
  draw: UnitDraw,
): RegressionBootstrap {
  const fit = leastSquares(x, y, names);
  const size = fit.k + 1;
  const qr = new QrDecomposition(new Matrix(x.map((row) => [1, ...row])));
  const units = clusters === null ? leaveOneOut(fit.n) : leaveOneGroupOut(clusters);
  const sums = unitSums(qr.orthogonalMatrix.to2DArray(), fit.residuals, units);
  const stride = sums.length / units.length;

  const chosen = new Uint32Array(units.length);
  const system = new Float64Array(stride);
  const deviations = Array.from({ length: size }, () => new Float64Array(draws));
  let usable = 0;
  for (let number = 0; number < draws; number++) {
    draw(chosen);
    system.fill(0);
    for (const unit of chosen) {
      const start = unit * stride;
      for (let i = 0; i < stride; i++) system[i] = (system[i] ?? 0) + (sums[start + i] ?? 0);
    }
    if (!solveInPlace(system, size)) continue;
    const first = stride - size;
    for (let j = 0; j < size; j++) (deviations[j] ?? system)[usable] = system[first + j] ?? 0;
    usable++;
  }
  return {
    unit: clusters === null ? 'row' : 'cluster',
    units: units.length,
    draws: usable,
    unusable: draws - usable,
    estimates: backToColumns(qr.upperTriangularMatrix, deviations, usable, fit.coefficients),
  };
}

/**
 * Per unit the lower triangle of Σqqᵀ, then Σq·e: q are rows of the orthonormal design and e the residuals of the whole
 * fit. In these coordinates the equations of a resample are close to the identity, whatever the predictors' scale.
 */
function unitSums(q: Rows, residuals: readonly number[], units: readonly (readonly number[])[]): Float64Array {
  const size = q[0]?.length ?? 0;
  const stride = (size * (size + 1)) / 2 + size;
  const sums = new Float64Array(units.length * stride);
  units.forEach((rows, unit) => {
    for (const row of rows) {
      const values = itemAt(q, row);
      let position = unit * stride;
      const add = (value: number) => {
        sums[position] = (sums[position] ?? 0) + value;
        position++;
      };
      for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) add(itemAt(values, i) * itemAt(values, j));
      for (let i = 0; i < size; i++) add(itemAt(values, i) * itemAt(residuals, row));
    }
  });
  return sums;
}

/** Of the share of a direction that a resample must keep. */
const SINGULAR = 1e-10;

/**
 * Solves a symmetric system by Cholesky, in place: the lower triangle row by row, then the right side, which becomes the
 * solution. False where the matrix is singular.
 */
function solveInPlace(system: Float64Array, size: number): boolean {
  const right = (size * (size + 1)) / 2;
  for (let i = 0; i < size; i++) {
    const row = (i * (i + 1)) / 2;
    for (let j = 0; j <= i; j++) {
      const other = (j * (j + 1)) / 2;
      let value = system[row + j] ?? 0;
      for (let m = 0; m < j; m++) value -= (system[row + m] ?? 0) * (system[other + m] ?? 0);
      if (i !== j) system[row + j] = value / (system[other + j] ?? 1);
      else if (value <= SINGULAR) return false;
      else system[row + j] = Math.sqrt(value);
    }
    let value = system[right + i] ?? 0;
    for (let m = 0; m < i; m++) value -= (system[row + m] ?? 0) * (system[right + m] ?? 0);
    system[right + i] = value / (system[row + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    let value = system[right + i] ?? 0;
    for (let m = i + 1; m < size; m++) value -= (system[(m * (m + 1)) / 2 + i] ?? 0) * (system[right + m] ?? 0);
    system[right + i] = value / (system[(i * (i + 1)) / 2 + i] ?? 1);
  }
  return true;
}

/** R⁻¹ times the deviations, added to the estimates of the whole. */
function backToColumns(
  r: Matrix,
  deviations: readonly Float64Array[],
  usable: number,
  coefficients: readonly { readonly estimate: number }[],
): Float64Array[] {
  const inverse = solveLinear(r, Matrix.eye(r.rows)).to2DArray();
  return coefficients.map(({ estimate }, j) => {
    const row = itemAt(inverse, j);
    const estimates = new Float64Array(usable).fill(estimate);
    deviations.forEach((column, m) => {
      const factor = itemAt(row, m);
      for (let number = 0; number < usable; number++)
        estimates[number] = (estimates[number] ?? 0) + factor * (column[number] ?? 0);
    });
    return estimates;
  });
}
