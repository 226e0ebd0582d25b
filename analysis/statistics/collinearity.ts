import { SingularValueDecomposition, Matrix } from 'ml-matrix';
import { dot, transpose, type Rows } from './matrix';
import { residualsOn, without } from './partialRegression';
import { isConstant, sumOfSquares } from './summary';

/** A residual of 1e-12 of the length of the column is rounding. */
const DETERMINED = 1e24;

/**
 * Variance inflation factor of each of k predictors: 1/(1 − R²) of that predictor on the others with an intercept.
 * Infinite where it is a combination of the others; null where it does not vary. x is n × k, without intercept.
 */
export function varianceInflation(x: Rows): (number | null)[] {
  return transpose(x).map((column, j) => {
    if (isConstant(column)) return null;
    const residuals = residualsOn(without(x, j), column);
    const factor = sumOfSquares(column) / dot(residuals, residuals);
    return factor < DETERMINED ? factor : Infinity;
  });
}

/**
 * Condition number of the design with its intercept, columns scaled to unit length and not centred (Belsley, Kuh & Welsch
 * 1980, ch. 3): from 30 on, combinations of columns are nearly constant. Infinite for a singular design.
 */
export function conditionNumber(x: Rows): number {
  const columns = transpose(x.map((row) => [1, ...row]));
  const scaled = columns.map((column) => {
    const length = Math.sqrt(dot(column, column));
    return column.map((value) => (length === 0 ? 0 : value / length));
  });
  const { diagonal } = new SingularValueDecomposition(new Matrix(transpose(scaled)), {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
    autoTranspose: true,
  });
  return Math.max(...diagonal) / Math.min(...diagonal);
}
