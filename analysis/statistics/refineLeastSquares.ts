import { add, fromNumber, multiply, subtract, toNumber, type DoubleDouble } from './doubleDouble';
import { columnOf, dot, itemAt, type Rows } from './matrix';

/** Estimates of a regression and its residuals, which are refined together. */
export interface Refined {
  readonly estimates: readonly number[];
  readonly residuals: readonly number[];
}

/**
 * One step of iterative refinement of a least-squares solution (Björck 1967): how far residuals and estimates miss the
 * equations r + Xβ = y and Xᵀr = 0 is computed with 31 digits and solved by the decomposition at hand. It mends what large
 * residuals and near collinearity cost, not what rounding the predictors themselves cost. `design` is n × p with its
 * factors `q`, n × p, and `inverseR`, p × p.
 */
export function refineLeastSquares(
  design: Rows,
  y: readonly number[],
  q: Rows,
  inverseR: Rows,
  { estimates, residuals }: Refined,
): Refined {
  const missed = design.map((row, i) =>
    toNumber(missing(fromNumber(itemAt(y, i)), [1, ...row], [itemAt(residuals, i), ...estimates])),
  );
  const along = estimates.map((_, j) => toNumber(missing(fromNumber(0), columnOf(design, j), residuals)));
  const back = inverseR.map((_, j) => dot(columnOf(inverseR, j), along));
  const ahead = estimates.map((_, j) => dot(columnOf(q, j), missed));
  const shares = ahead.map((value, j) => value - itemAt(back, j));
  return {
    estimates: estimates.map((value, j) => value + dot(itemAt(inverseR, j), shares)),
    residuals: residuals.map((value, i) => value + itemAt(missed, i) - dot(itemAt(q, i), shares)),
  };
}

/** start − Σ aᵢbᵢ. */
function missing(start: DoubleDouble, a: readonly number[], b: readonly number[]): DoubleDouble {
  const sum = a.reduce(
    (total, value, i) => add(total, multiply(fromNumber(value), fromNumber(itemAt(b, i)))),
    fromNumber(0),
  );
  return subtract(start, sum);
}
