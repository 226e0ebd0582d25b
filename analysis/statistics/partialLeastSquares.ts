import { prepare, type LinearModel } from './linearModel';
import { dot, transpose, type Rows } from './matrix';

export interface PartialLeastSquares extends LinearModel {
  /** Components that carry covariance with the outcome; at most as many as were asked for. */
  readonly components: number;
}

const EXHAUSTED = 1e-12;

/**
 * PLS1 on predictors standardised by their sample deviation (Wold, Sjöström & Eriksson 2001): each component is the
 * direction of largest covariance with what is left of the outcome. For one outcome NIPALS and SIMPLS agree.
 */
export function partialLeastSquares(x: Rows, y: readonly number[], components: number): PartialLeastSquares {
  const { standardisation, standardised, intercept, centred } = prepare(x, y, 'sample');
  const columns = transpose(standardised);
  const coefficients = columns.map(() => 0);
  // Of each component: its direction in the predictors as they were given, and its loadings.
  const taken: { readonly direction: readonly number[]; readonly loadings: readonly number[] }[] = [];
  let left = columns;
  let largest = 0;
  while (taken.length < components) {
    const covariances = left.map((column) => dot(column, centred));
    const length = Math.sqrt(dot(covariances, covariances));
    largest = Math.max(largest, length);
    if (length <= EXHAUSTED * largest || length === 0) break;
    const weights = covariances.map((value) => value / length);
    const scores = y.map((_, i) => left.reduce((sum, column, j) => sum + (column[i] ?? 0) * (weights[j] ?? 0), 0));
    const square = dot(scores, scores);
    if (square === 0) break;
    const loadings = left.map((column) => dot(column, scores) / square);
    const direction = taken.reduce((rest, earlier) => {
      const share = dot(earlier.loadings, weights);
      return rest.map((value, j) => value - share * (earlier.direction[j] ?? 0));
    }, weights);
    const slope = dot(scores, centred) / square;
    direction.forEach((value, j) => (coefficients[j] = (coefficients[j] ?? 0) + slope * value));
    left = left.map((column, j) => column.map((value, i) => value - (scores[i] ?? 0) * (loadings[j] ?? 0)));
    taken.push({ direction, loadings });
  }
  return { intercept, coefficients, standardisation, components: taken.length };
}
