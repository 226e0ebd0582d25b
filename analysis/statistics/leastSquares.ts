import { inverse, Matrix, QrDecomposition } from 'ml-matrix';
import { AgoraError } from '../errors';
import type { Coefficient } from '../analysisResults';
import { upperF } from './distributions';
import { inferred } from './inferred';
import { columnOf, dot, type Rows } from './matrix';
import { rankDeficientColumns, RankDeficiency } from './rankDeficiency';
import { refineLeastSquares } from './refineLeastSquares';
import { isConstant, sumOfSquares } from './summary';
import { requireUsable } from './usable';

export interface LeastSquares {
  readonly n: number;
  /** Predictors, the intercept not counted. */
  readonly k: number;
  /** n − k − 1, of the residuals. */
  readonly degreesOfFreedom: number;
  readonly r2: number;
  readonly adjustedR2: number;
  readonly f: number;
  /** P(F ≥ f) with k and n − k − 1 degrees of freedom. */
  readonly fP: number;
  /** Square root of the residual sum of squares over n − k − 1. */
  readonly residualDeviation: number;
  /** The intercept first, then the predictors in their order; intervals of 95 %. */
  readonly coefficients: readonly Coefficient[];
  readonly fitted: readonly number[];
  readonly residuals: readonly number[];
  /** Diagonal of the hat matrix; adds up to k + 1. */
  readonly leverage: readonly number[];
  /** (XᵀX)⁻¹ of the design with its intercept, (k + 1) × (k + 1). */
  readonly unscaledCovariance: Rows;
}

/**
 * Ordinary least squares with an intercept, by Householder QR (Golub & Van Loan, Matrix Computations, 5.3), which loses
 * half the digits that the normal equations lose, and one step of refinement. x is n × k; `names` has k entries.
 * `preciseLeastSquares` keeps more digits. Throws `RankDeficiency` where a column is a combination of those before it, and
 * `AgoraError('bad-input')` where no degree of freedom is left for the residuals, y does not vary, or a value is unusable.
 */
export function leastSquares(x: Rows, y: readonly number[], names: readonly string[]): LeastSquares {
  requireUsable(y, 'The outcome');
  requireFit(y, names.length);
  const { design, qr, estimates } = solve(x, y, names);
  const rows = design.to2DArray();
  const q = qr.orthogonalMatrix.to2DArray();
  const inverseR = inverse(qr.upperTriangularMatrix).to2DArray();
  const first = { estimates, residuals: rows.map((row, i) => (y[i] ?? 0) - dot(row, estimates)) };
  const refined = refineLeastSquares(rows, y, q, inverseR, first);
  return describeFit(y, names, {
    ...refined,
    unexplained: dot(refined.residuals, refined.residuals),
    inverseR,
    leverage: q.map((row) => dot(row, row)),
  });
}

/** Throws `AgoraError('bad-input')` where y and k predictors have no regression with an intercept and a residual. */
export function requireFit(y: readonly number[], k: number): void {
  if (y.length < k + 2)
    throw new AgoraError('bad-input', `${y.length} rows are too few for ${k} predictors and an intercept.`, {
      nextStep: `Use at least ${k + 2} rows or fewer predictors.`,
    });
  if (isConstant(y)) throw new AgoraError('bad-input', 'The outcome has the same value in every row.');
}

/** A regression solved: what everything else follows from. */
export interface SolvedRegression {
  /** k + 1, the intercept first. */
  readonly estimates: readonly number[];
  readonly residuals: readonly number[];
  /** Σ residual². */
  readonly unexplained: number;
  /** R⁻¹ of the design's QR decomposition. */
  readonly inverseR: Rows;
  readonly leverage: readonly number[];
}

/** Standard errors, tests and measures of a solved regression. */
export function describeFit(
  y: readonly number[],
  names: readonly string[],
  { estimates, residuals, unexplained, inverseR, leverage }: SolvedRegression,
): LeastSquares {
  const n = y.length;
  const k = names.length;
  const freedom = n - k - 1;
  const total = sumOfSquares(y);
  const residualDeviation = Math.sqrt(unexplained / freedom);
  const f = (total - unexplained) / k / (unexplained / freedom);
  return {
    n,
    k,
    degreesOfFreedom: freedom,
    r2: 1 - unexplained / total,
    adjustedR2: 1 - unexplained / freedom / (total / (n - 1)),
    f,
    fP: upperF(f, k, freedom),
    residualDeviation,
    coefficients: ['intercept', ...names].map((name, j) => {
      const row = inverseR[j] ?? [];
      return inferred(name, estimates[j] ?? 0, residualDeviation * Math.sqrt(dot(row, row)), freedom);
    }),
    fitted: y.map((value, i) => value - (residuals[i] ?? 0)),
    residuals,
    leverage,
    unscaledCovariance: inverseR.map((a) => inverseR.map((b) => dot(a, b))),
  };
}

/**
 * The k + 1 estimates alone, the intercept first: enough to predict, and defined with no residual degree of freedom.
 * Throws `RankDeficiency`, and `AgoraError('bad-input')` with fewer rows than estimates.
 */
export function leastSquaresEstimates(x: Rows, y: readonly number[], names: readonly string[]): number[] {
  return solve(x, y, names).estimates;
}

function solve(x: Rows, y: readonly number[], names: readonly string[]) {
  // A design that is wider than long has no such decomposition.
  if (y.length < names.length + 1)
    throw new AgoraError('bad-input', `${y.length} rows are too few for ${names.length} predictors and an intercept.`);
  names.forEach((name, j) => requireUsable(columnOf(x, j), name));
  const design = new Matrix(x.map((row) => [1, ...row]));
  const qr = new QrDecomposition(design);
  const deficient = rankDeficientColumns(design, qr.upperTriangularMatrix, ['intercept', ...names]);
  if (deficient.length > 0) throw new RankDeficiency(deficient);
  const estimates = columnOf(qr.solve(Matrix.columnVector([...y])).to2DArray(), 0);
  return { design, qr, estimates };
}
