import type { Coefficient } from '../analysisResults';
import { inferred } from './inferred';
import type { LeastSquares } from './leastSquares';
import { dot, itemAt, transpose, type Rows } from './matrix';

/**
 * What the errors of the outcome may be like. `classical`: independent, of equal variance. `hc3`: independent, of any
 * variance. `cr1`, `cr2`: dependent in any way within a cluster, independent between clusters.
 */
export type ErrorKind = 'classical' | 'hc3' | 'cr1' | 'cr2';

/** Standard errors of the k + 1 coefficients of a regression, the intercept first, and their t distributions. */
export interface StandardErrors {
  readonly kind: ErrorKind;
  readonly values: readonly number[];
  /** Of the coefficients, (k + 1) × (k + 1); the squares of `values` on its diagonal. */
  readonly covariance: Rows;
  /** One a coefficient; they differ between coefficients for `cr2` alone. */
  readonly degreesOfFreedom: readonly number[];
  /** Clusters that count as independent; null where rows do. */
  readonly clusters: number | null;
}

/** Those of the textbook, s²·(XᵀX)⁻¹. */
export function classicalErrors(fit: LeastSquares): StandardErrors {
  const variance = fit.residualDeviation ** 2;
  return {
    kind: 'classical',
    values: fit.coefficients.map(({ standardError }) => standardError),
    covariance: fit.unscaledCovariance.map((row) => row.map((value) => variance * value)),
    degreesOfFreedom: fit.coefficients.map(() => fit.degreesOfFreedom),
    clusters: null,
  };
}

/** Standard errors and covariance from what each independent unit, [unit][coefficient], adds to the coefficients. */
export function sandwich(pulls: Rows, correction: number): Pick<StandardErrors, 'values' | 'covariance'> {
  const columns = transpose(pulls);
  const covariance = columns.map((a) => columns.map((b) => correction * dot(a, b)));
  return { values: covariance.map((row, j) => Math.sqrt(itemAt(row, j))), covariance };
}

/** The coefficients with other standard errors, and the t, p and intervals of 95 % that follow from them. */
export function withErrors({ coefficients }: LeastSquares, errors: StandardErrors): Coefficient[] {
  return coefficients.map(({ name, estimate }, j) =>
    inferred(name, estimate, itemAt(errors.values, j), itemAt(errors.degreesOfFreedom, j)),
  );
}
