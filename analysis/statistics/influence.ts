import type { LeastSquares } from './leastSquares';
import { dot, itemAt, type Rows } from './matrix';

/** How far one row moves a regression. */
export interface RowInfluence {
  /** Its weight in its own fitted value, from 1/n to 1; on average (k + 1)/n. */
  readonly leverage: number;
  /** Residual over its standard deviation, the residual variance from all rows. */
  readonly studentised: number;
  /** The same with the residual variance from the other rows: t with n − k − 2 degrees of freedom. */
  readonly externallyStudentised: number;
  /** Shift of all fitted values when the row is left out, over (k + 1)·s² (Cook 1977). */
  readonly cooksDistance: number;
  /** Shift of each of the k + 1 coefficients when the row is left out, in standard errors taken without it. */
  readonly dfbetas: readonly number[];
}

/**
 * Influence of every row on a least-squares fit (Belsley, Kuh & Welsch 1980, ch. 2), from one fit: nothing is fitted
 * anew. x is n × k, without intercept. A row that alone fixes a coefficient (leverage 1) has figures that are not finite;
 * so has every row where no degree of freedom is left without it.
 */
export function influence(x: Rows, fit: LeastSquares): RowInfluence[] {
  const { degreesOfFreedom: freedom, residualDeviation, unscaledCovariance } = fit;
  const deviations = unscaledCovariance.map((row, j) => Math.sqrt(itemAt(row, j)));
  return x.map((row, i) => {
    const leverage = itemAt(fit.leverage, i);
    const residual = itemAt(fit.residuals, i);
    const rest = 1 - leverage;
    const studentised = residual / (residualDeviation * Math.sqrt(rest));
    const deviationWithout = residualDeviation * Math.sqrt((freedom - studentised ** 2) / (freedom - 1));
    return {
      leverage,
      studentised,
      externallyStudentised: residual / (deviationWithout * Math.sqrt(rest)),
      cooksDistance: (studentised ** 2 * leverage) / (rest * (fit.k + 1)),
      dfbetas: unscaledCovariance.map(
        (direction, j) => (dot(direction, [1, ...row]) * residual) / rest / (deviationWithout * itemAt(deviations, j)),
      ),
    };
  });
}
