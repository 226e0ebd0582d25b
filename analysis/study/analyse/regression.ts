/** Least squares of PGR on the first principal components, in the sample and out of it. */
import type { RegressionPart } from '../../analysisResults';
import { componentNames, componentRegression } from '../../statistics/componentRegression';
import { leaveOneGroupOut, leaveOneOut, outOfSampleR2 } from '../../statistics/crossValidate';
import { leastSquares, type LeastSquares } from '../../statistics/leastSquares';
import { project } from '../../statistics/pca';
import { isConstant } from '../../statistics/summary';
import type { PrintedValue } from '../study';
import type { FittedComponents } from './components';
import type { Observations } from './observations';
import { countDistinct } from './place';
import { printedStatistics } from './printed';

/** Components the paper keeps. */
const KEPT_COMPONENTS = 5;

/**
 * PGR on the first five components, or on as many as columns and rows allow with a residual left over. Null where PGR
 * does not vary, where every row is of one generator, or where the fit leaves no residual.
 */
export function fitRegression(
  { predictors, components }: FittedComponents,
  { rows }: Observations,
): LeastSquares | null {
  const outcome = rows.map(({ pgr }) => pgr);
  const k = Math.min(KEPT_COMPONENTS, components.rank, rows.length - 2);
  if (isConstant(outcome) || countDistinct(rows.map(({ generator }) => generator)) < 2 || k < 1) return null;
  const fit = leastSquares(project(predictors, components, k), outcome, componentNames(k));
  return Number.isFinite(fit.f) ? fit : null;
}

/** The part of the result; its skill out of sample comes from folds in which standardisation and PCA are learnt anew. */
export function regressionPart(
  { n, k, r2, adjustedR2, f, fP, coefficients }: LeastSquares,
  { predictors }: FittedComponents,
  { rows }: Observations,
  printed: readonly PrintedValue[],
): RegressionPart {
  const outcome = rows.map(({ pgr }) => pgr);
  const generators = rows.map(({ generator }) => generator);
  const learner = componentRegression(k);
  return {
    n,
    k,
    r2,
    adjustedR2,
    f,
    fP,
    coefficients,
    leaveOneOutR2: outOfSampleR2(predictors, outcome, leaveOneOut(n), learner),
    leaveOneGeneratorOutR2: outOfSampleR2(predictors, outcome, leaveOneGroupOut(generators), learner),
    printed: printedStatistics(printed, 'regression', { r2: 'r2', p: 'fP' }),
  };
}
