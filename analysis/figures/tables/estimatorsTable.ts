import type { EvidencePart } from '../../analysisResults';
import type { EstimatorName } from '../../evidenceResults';
import type { TableSpec } from '../figure';
import { formatFixed, formatR2 } from '../format';
import { numberCell, numberColumn, textCell, textColumn } from './parts/cell';

/** What each way of predicting is called. */
export function estimatorLabel(name: EstimatorName, components: number): string {
  const labels: Readonly<Record<EstimatorName, string>> = {
    settings: 'Settings’ means alone',
    components: `${components} components, least squares`,
    leastSquares: 'All predictors, least squares',
    huber: 'All predictors, Huber',
    ridge: 'All predictors, ridge',
    lasso: 'All predictors, lasso',
    partialLeastSquares: 'All predictors, partial least squares',
    settingsAndPredictors: 'One intercept per setting, and all predictors',
  };
  return labels[name];
}

const chosenText: Readonly<Partial<Record<EstimatorName, (value: number) => string>>> = {
  ridge: (value) => `penalty ${formatFixed(value, 3)} × n`,
  lasso: (value) => `penalty ${formatFixed(100 * value, 0)} % of the largest`,
  partialLeastSquares: (value) => `${value} ${value === 1 ? 'component' : 'components'}`,
};

/** Other ways to predict PGR from the same cells, in the sample and on generators left out. */
export function estimatorsTable({ estimators }: Pick<EvidencePart, 'estimators'>, components: number): TableSpec {
  return {
    id: 'other_estimators',
    title: 'Other estimators, on generators left out whole',
    columns: [
      textColumn('estimator', 'Prediction from'),
      numberColumn('r2', 'In the sample', null, 'R²'),
      numberColumn('leaveOneGeneratorOutR2', 'A generator left out', null, 'R²'),
      textColumn('chosen', 'Chosen on all cells'),
    ],
    rows: estimators.map(({ name, r2, leaveOneGeneratorOutR2, chosen }) => [
      textCell(name, estimatorLabel(name, components)),
      numberCell(r2, formatR2),
      numberCell(leaveOneGeneratorOutR2, formatR2),
      textCell(
        chosen === null ? '' : String(chosen),
        chosen === null ? '' : (chosenText[name]?.(chosen) ?? String(chosen)),
      ),
    ]),
    notes: [
      'R² against the mean of all cells; negative means worse than it. Penalties and numbers of components are chosen by leaving ' +
        'generators out of the cells learnt from (nested), so the choice has not seen what is predicted either.',
      'Huber weighs down cells that are far off; ridge, lasso and partial least squares shrink what the cells do not support.',
    ],
  };
}
