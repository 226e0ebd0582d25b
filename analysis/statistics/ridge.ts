import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { prepare, type LinearModel } from './linearModel';
import { dot, itemAt, transpose, type Rows } from './matrix';

/**
 * Ridge regression (Hoerl & Kennard 1970) on predictors standardised by their population deviation: the least of
 * Σ(y − ȳ − zβ)² + penalty·Σβ², the intercept not shrunk. By singular value decomposition, so collinear predictors and
 * more predictors than rows are allowed. `penalty` is at least zero.
 */
export function ridge(x: Rows, y: readonly number[], penalty: number): LinearModel {
  const { standardisation, standardised, intercept, centred } = prepare(x, y, 'population');
  const { diagonal, leftSingularVectors, rightSingularVectors } = new SingularValueDecomposition(
    new Matrix(standardised.map((row) => [...row])),
    { autoTranspose: true },
  );
  const smallest = 1e-12 * Math.max(...diagonal);
  const scores = transpose(leftSingularVectors.to2DArray()).map((direction, j) => {
    const value = diagonal[j] ?? 0;
    return value <= smallest ? 0 : (value * dot(direction, centred)) / (value * value + penalty);
  });
  return {
    intercept,
    coefficients: rightSingularVectors
      .to2DArray()
      .map((row) => row.reduce((sum, v, j) => sum + v * itemAt(scores, j), 0)),
    standardisation,
  };
}
