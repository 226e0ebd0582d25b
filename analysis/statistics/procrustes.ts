import { Matrix, SVD } from 'ml-matrix';
import type { Rows } from './matrix';

/**
 * The first loadings, [component][column], turned and mirrored as a whole so that they lie as close as possible to the
 * second: orthogonal Procrustes rotation (Schönemann 1966). Order and signs of components need no matching before it.
 */
export function alignLoadings(loadings: Rows, target: Rows): number[][] {
  const source = new Matrix(loadings.map((row) => [...row]));
  const goal = new Matrix(target.map((row) => [...row]));
  const { leftSingularVectors, rightSingularVectors } = new SVD(goal.mmul(source.transpose()));
  return leftSingularVectors.mmul(rightSingularVectors.transpose()).mmul(source).to2DArray();
}
