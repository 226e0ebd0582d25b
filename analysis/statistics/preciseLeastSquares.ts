import {
  divide,
  dotProduct,
  fromNumber,
  multiply,
  squareRoot,
  subtract,
  toNumber,
  type DoubleDouble,
} from './doubleDouble';
import { describeFit, requireFit, type LeastSquares } from './leastSquares';
import { columnOf, itemAt, type Rows } from './matrix';
import { RankDeficiency } from './rankDeficiency';
import { requireUsable } from './usable';

type Vector = readonly DoubleDouble[];

/**
 * `leastSquares` with 31 digits inside: right to the last digits of a double where the plain one has lost half of them or
 * more, at some hundred times the cost. Same arguments, result and errors; only a column that is a combination of others
 * to 25 digits is refused.
 */
export function preciseLeastSquares(x: Rows, y: readonly number[], names: readonly string[]): LeastSquares {
  names.forEach((name, j) => requireUsable(columnOf(x, j), name));
  const columns = names.map((_, j) => columnOf(x, j).map(fromNumber));
  return fitColumns(columns, y, names);
}

/**
 * Least squares of y on x, x², … up to the degree. Powers are taken with 31 digits: rounded to doubles they alone would
 * cost what this method saves.
 */
export function precisePolynomial(x: readonly number[], y: readonly number[], degree: number): LeastSquares {
  const base = x.map(fromNumber);
  const powers: Vector[] = [];
  let power = base;
  for (let exponent = 1; exponent <= degree; exponent++) {
    powers.push(power);
    power = power.map((value, i) => multiply(value, itemAt(base, i)));
  }
  return fitColumns(
    powers,
    y,
    powers.map((_, j) => `x^${j + 1}`),
  );
}

const COMBINATION = 1e-25;

/** Modified Gram–Schmidt on the design with the outcome as its last column (Björck 1967), which is backward stable. */
function fitColumns(predictors: readonly Vector[], y: readonly number[], names: readonly string[]): LeastSquares {
  requireUsable(y, 'The outcome');
  requireFit(y, names.length);
  const labels = ['intercept', ...names];
  const directions: Vector[] = [];
  const r: DoubleDouble[][] = [];
  const deficient: string[] = [];
  let rest: Vector[] = [y.map(() => fromNumber(1)), ...predictors, y.map(fromNumber)];
  const lengths = rest.map((column) => toNumber(squareRoot(dotProduct(column, column))));
  labels.forEach((label, j) => {
    const column = itemAt(rest, 0);
    const length = squareRoot(dotProduct(column, column));
    if (toNumber(length) <= COMBINATION * itemAt(lengths, j)) {
      deficient.push(label);
      rest = rest.slice(1);
      return;
    }
    const direction = column.map((value) => divide(value, length));
    const row = [length];
    rest = rest.slice(1).map((other) => {
      const share = dotProduct(direction, other);
      row.push(share);
      return other.map((value, i) => subtract(value, multiply(share, itemAt(direction, i))));
    });
    directions.push(direction);
    r.push(row);
  });
  if (deficient.length > 0) throw new RankDeficiency(deficient);

  const size = labels.length;
  const inverseR = invertUpper(r, size);
  const shares = r.map((row) => itemAt(row, row.length - 1));
  const residuals = itemAt(rest, 0);
  return describeFit(y, names, {
    estimates: inverseR.map((row) => toNumber(dotProduct(row, shares))),
    residuals: residuals.map(toNumber),
    unexplained: toNumber(dotProduct(residuals, residuals)),
    inverseR: inverseR.map((row) => row.map(toNumber)),
    leverage: y.map((_, i) => directions.reduce((sum, direction) => sum + toNumber(itemAt(direction, i)) ** 2, 0)),
  });
}

/** The inverse of an upper triangle whose row i starts at its diagonal, as full rows. */
function invertUpper(r: readonly Vector[], size: number): DoubleDouble[][] {
  const at = (i: number, j: number) => itemAt(itemAt(r, i), j - i);
  const inverse = Array.from({ length: size }, () => Array.from({ length: size }, () => fromNumber(0)));
  for (let j = 0; j < size; j++) {
    for (let i = j; i >= 0; i--) {
      let value = fromNumber(i === j ? 1 : 0);
      for (let m = i + 1; m <= j; m++) value = subtract(value, multiply(at(i, m), itemAt(itemAt(inverse, m), j)));
      itemAt(inverse, i)[j] = divide(value, at(i, i));
    }
  }
  return inverse;
}
