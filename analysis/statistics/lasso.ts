import { Matrix, CholeskyDecomposition } from 'ml-matrix';
import { AgoraError } from '../errors';
import { prepare, type LinearModel } from './linearModel';
import { dot, itemAt, pick, transpose, type Rows } from './matrix';

export interface LassoModel extends LinearModel {
  readonly penalty: number;
  /**
   * How far the solution is from the conditions of Karush, Kuhn and Tucker, over the largest |zᵀy|/n: the largest
   * ||zᵀr|/n − penalty| of predictors in use, or excess of |zᵀr|/n over the penalty of the others. At most 1e-9.
   */
  readonly kktViolation: number;
}

/** Sweeps between two attempts to solve for the predictors in use. */
const SWEEPS = 20;
const ATTEMPTS = 2000;
const TOLERANCE = 1e-9;

/**
 * The lasso (Tibshirani 1996) on predictors standardised by their population deviation: the least of
 * Σ(y − ȳ − zβ)²/(2n) + penalty·Σ|β|, the intercept not shrunk. Coordinate descent (Friedman, Hastie & Tibshirani 2010)
 * finds the predictors in use and their signs; for these the equations are then solved, and the result is taken only
 * where it meets the conditions of the optimum. `penalty` is above zero. Throws `AgoraError('bad-input')` where none is
 * found, as with predictors that are nearly combinations of each other.
 */
export function lasso(x: Rows, y: readonly number[], penalty: number): LassoModel {
  const { standardisation, standardised, intercept, centred } = prepare(x, y, 'population');
  const columns = transpose(standardised);
  const n = y.length;
  const gram = columns.map((a) => columns.map((b) => dot(a, b) / n));
  const target = columns.map((column) => dot(column, centred) / n);
  const scale = Math.max(...target.map(Math.abs), Number.MIN_VALUE);
  const coefficients = columns.map(() => 0);

  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    for (let sweep = 0; sweep < SWEEPS; sweep++) descend(coefficients, gram, target, penalty);
    for (const candidate of [solveInUse(coefficients, gram, target, penalty), coefficients]) {
      const kktViolation = violation(candidate, gram, target, penalty) / scale;
      if (kktViolation <= TOLERANCE)
        return { intercept, coefficients: [...candidate], standardisation, penalty, kktViolation };
    }
  }
  throw new AgoraError('bad-input', `The lasso with penalty ${penalty} did not reach its optimum.`, {
    nextStep: 'Predictors are too nearly combinations of each other: leave one out, or take ridge.',
  });
}

/** The smallest penalty with which no predictor is used: the largest |zᵀy|/n. */
export function largestPenalty(x: Rows, y: readonly number[]): number {
  const { standardised, centred } = prepare(x, y, 'population');
  return Math.max(0, ...transpose(standardised).map((column) => Math.abs(dot(column, centred)) / y.length));
}

/** One sweep over all coefficients, in place. */
function descend(coefficients: number[], gram: Rows, target: readonly number[], penalty: number): void {
  gram.forEach((row, j) => {
    const own = itemAt(row, j);
    if (own === 0) return;
    const old = itemAt(coefficients, j);
    const free = itemAt(target, j) - dot(row, coefficients) + own * old;
    coefficients[j] = (Math.sign(free) * Math.max(0, Math.abs(free) - penalty)) / own;
  });
}

/** The equations of the predictors in use with their present signs; as they are where these cannot be solved. */
function solveInUse(
  coefficients: readonly number[],
  gram: Rows,
  target: readonly number[],
  penalty: number,
): readonly number[] {
  const used = coefficients.flatMap((value, j) => (value === 0 ? [] : [j]));
  if (used.length === 0) return coefficients;
  const factor = new CholeskyDecomposition(new Matrix(pick(gram, used).map((row) => pick(row, used))));
  if (!factor.isPositiveDefinite()) return coefficients;
  const right = used.map((j) => itemAt(target, j) - penalty * Math.sign(itemAt(coefficients, j)));
  const solved = factor.solve(Matrix.columnVector(right)).to1DArray();
  const result = coefficients.map(() => 0);
  used.forEach((j, i) => (result[j] = itemAt(solved, i)));
  const keepsSigns = used.every((j) => Math.sign(itemAt(result, j)) === Math.sign(itemAt(coefficients, j)));
  return keepsSigns ? result : coefficients;
}

function violation(coefficients: readonly number[], gram: Rows, target: readonly number[], penalty: number): number {
  return Math.max(
    0,
    ...gram.map((row, j) => {
      const value = itemAt(coefficients, j);
      const gradient = itemAt(target, j) - dot(row, coefficients);
      return value === 0 ? Math.abs(gradient) - penalty : Math.abs(gradient - penalty * Math.sign(value));
    }),
  );
}
