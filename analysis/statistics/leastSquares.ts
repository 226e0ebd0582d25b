import { inverse, Matrix, QrDecomposition } from 'ml-matrix';
import { AgoraError } from '../errors';
import type { Coefficient } from '../results';
import { criticalT, twoSidedT, upperF } from './distributions';
import { columnOf, dot, type Rows } from './matrix';
import { rankDeficientColumns, RankDeficiency } from './rankDeficiency';
import { isConstant, sumOfSquares } from './summary';

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
 * half the digits that the normal equations lose. x is n × k; `names` has k entries.
 * Throws `RankDeficiency` where a column is a combination of those before it, and `AgoraError('bad-input')` where no
 * degree of freedom is left for the residuals or y does not vary.
 */
export function leastSquares(x: Rows, y: readonly number[], names: readonly string[]): LeastSquares {
  const n = y.length;
  const k = names.length;
  const freedom = n - k - 1;
  if (freedom < 1)
    throw new AgoraError('bad-input', `${n} rows are too few for ${k} predictors and an intercept.`, {
      nextStep: `Use at least ${k + 2} rows or fewer predictors.`,
    });
  if (isConstant(y)) throw new AgoraError('bad-input', 'The outcome has the same value in every row.');

  const { design, qr, estimates } = solve(x, y, names);
  const fitted = design.to2DArray().map((row) => dot(row, estimates));
  const residuals = y.map((value, i) => value - (fitted[i] ?? 0));
  const unexplained = dot(residuals, residuals);
  const total = sumOfSquares(y);
  const residualDeviation = Math.sqrt(unexplained / freedom);
  const f = (total - unexplained) / k / (unexplained / freedom);
  const inverseR = inverse(qr.upperTriangularMatrix).to2DArray();
  const critical = criticalT(0.95, freedom);
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
      const estimate = estimates[j] ?? 0;
      const row = inverseR[j] ?? [];
      const standardError = residualDeviation * Math.sqrt(dot(row, row));
      const t = estimate / standardError;
      const margin = critical * standardError;
      return {
        name,
        estimate,
        standardError,
        t,
        p: twoSidedT(t, freedom),
        lo: estimate - margin,
        hi: estimate + margin,
      };
    }),
    fitted,
    residuals,
    leverage: qr.orthogonalMatrix.to2DArray().map((row) => dot(row, row)),
    unscaledCovariance: inverseR.map((a) => inverseR.map((b) => dot(a, b))),
  };
}

/**
 * The k + 1 estimates alone, the intercept first: enough to predict, and defined with no residual degree of freedom.
 * Throws `RankDeficiency`.
 */
export function leastSquaresEstimates(x: Rows, y: readonly number[], names: readonly string[]): number[] {
  return solve(x, y, names).estimates;
}

function solve(x: Rows, y: readonly number[], names: readonly string[]) {
  const design = new Matrix(x.map((row) => [1, ...row]));
  const qr = new QrDecomposition(design);
  const deficient = rankDeficientColumns(design, qr.upperTriangularMatrix, ['intercept', ...names]);
  if (deficient.length > 0) throw new RankDeficiency(deficient);
  const estimates = columnOf(qr.solve(Matrix.columnVector([...y])).to2DArray(), 0);
  return { design, qr, estimates };
}
