import type { Learner } from './crossValidate';
import { leastSquaresEstimates } from './leastSquares';
import { dot } from './matrix';
import { fitPca, project } from './pca';

/** PC1, PC2… */
export function componentNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `PC${i + 1}`);
}

/**
 * Least squares on the first k principal components: standardisation, PCA and regression are all learnt from the rows
 * given. Where those rows carry fewer than k components, or are too few for k, the ones there are count.
 */
export function componentRegression(k: number): Learner {
  return (x, y) => {
    const components = fitPca(x, 'population');
    const count = Math.max(0, Math.min(k, components.rank, y.length - 1));
    const estimates = leastSquaresEstimates(project(x, components, count), y, componentNames(count));
    return (rows) => project(rows, components, count).map((scores) => dot([1, ...scores], estimates));
  };
}
