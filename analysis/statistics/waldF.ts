import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Coefficient } from '../analysisResults';
import { upperF } from './distributions';
import { dot, itemAt, type Rows } from './matrix';

export interface JointTest {
  readonly f: number;
  /** P(F ≥ f). */
  readonly p: number;
  readonly degreesOfFreedom: readonly [numerator: number, denominator: number];
}

const SINGULAR = 1e-12;

/**
 * Wald's test that q coefficients are all zero, given their covariance, q × q: βᵀV⁻¹β/q against F(q, degrees of freedom).
 * Null where the covariance is singular, as a cluster-robust one is with no more clusters than coefficients, or holds what is no number.
 */
export function waldF(
  coefficients: readonly Coefficient[],
  covariance: Rows,
  degreesOfFreedom: number,
): JointTest | null {
  // As correlations, so that units do not decide what is singular.
  const scales = covariance.map((row, j) => Math.sqrt(itemAt(row, j)));
  const scaled = covariance.map((row, i) => row.map((value, j) => value / (itemAt(scales, i) * itemAt(scales, j))));
  // A coefficient without a standard error, as where residuals are all zero.
  if (!scaled.flat().every(Number.isFinite)) return null;
  const factor = new CholeskyDecomposition(new Matrix(scaled));
  const smallest = Math.min(...factor.lowerTriangularMatrix.diag());
  if (!factor.isPositiveDefinite() || !(smallest ** 2 > SINGULAR)) return null;
  const values = coefficients.map(({ estimate }, j) => estimate / itemAt(scales, j));
  const q = values.length;
  const f = dot(values, factor.solve(Matrix.columnVector(values)).to1DArray()) / q;
  return { f, p: upperF(f, q, degreesOfFreedom), degreesOfFreedom: [q, degreesOfFreedom] };
}
