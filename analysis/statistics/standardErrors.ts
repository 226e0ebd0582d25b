import type { Coefficient } from '../results';
import { inferred } from './inferred';
import type { LeastSquares } from './leastSquares';
import { itemAt } from './matrix';

/**
 * What the errors of the outcome may be like. `classical`: independent, of equal variance. `hc3`: independent, of any
 * variance. `cr1`, `cr2`: dependent in any way within a cluster, independent between clusters.
 */
export type ErrorKind = 'classical' | 'hc3' | 'cr1' | 'cr2';

/** Standard errors of the k + 1 coefficients of a regression, the intercept first, and their t distributions. */
export interface StandardErrors {
  readonly kind: ErrorKind;
  readonly values: readonly number[];
  /** One a coefficient; they differ between coefficients for `cr2` alone. */
  readonly degreesOfFreedom: readonly number[];
  /** Clusters that count as independent; null where rows do. */
  readonly clusters: number | null;
}

/** Those of the textbook, s²·(XᵀX)⁻¹. */
export function classicalErrors({ coefficients, degreesOfFreedom }: LeastSquares): StandardErrors {
  return {
    kind: 'classical',
    values: coefficients.map(({ standardError }) => standardError),
    degreesOfFreedom: coefficients.map(() => degreesOfFreedom),
    clusters: null,
  };
}

/** The coefficients with other standard errors, and the t, p and intervals of 95 % that follow from them. */
export function withErrors({ coefficients }: LeastSquares, errors: StandardErrors): Coefficient[] {
  return coefficients.map(({ name, estimate }, j) =>
    inferred(name, estimate, itemAt(errors.values, j), itemAt(errors.degreesOfFreedom, j)),
  );
}
