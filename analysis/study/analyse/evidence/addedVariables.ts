import type { AddedVariable } from '../../../evidenceResults';
import { cr1Errors } from '../../../statistics/clusterRobust';
import { leastSquares } from '../../../statistics/leastSquares';
import { itemAt } from '../../../statistics/matrix';
import { partialRegressions } from '../../../statistics/partialRegression';
import { withErrors } from '../../../statistics/standardErrors';
import { fitStandardisation, standardise } from '../../../statistics/standardise';
import { attempt } from '../../../statistics/attempt';
import { isFinished } from './isFinished';
import type { EvidenceRows } from './evidenceRows';

/** Data of the added-variable plot of each predictor among all the others, and its slope there. */
export function addedVariables({
  columns,
  predictors,
  pgr,
  generators,
}: Pick<EvidenceRows, 'columns' | 'predictors' | 'pgr' | 'generators'>): AddedVariable[] {
  const x = standardise(predictors, fitStandardisation(predictors, 'population'));
  const slopes = attempt(() => {
    const fit = leastSquares(x, pgr, columns);
    return withErrors(fit, cr1Errors(x, fit, generators)).slice(1);
  });
  if (!slopes?.every(isFinished)) return [];
  return partialRegressions(x, pgr, columns).map(({ name, x: own, y }, j) => ({
    column: name,
    x: own,
    y,
    slope: itemAt(slopes, j),
  }));
}
