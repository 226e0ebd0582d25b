import type { Finding } from '../../../analysisResults';
import { sum } from '../../../statistics/summary';
import { count, figure, percent, type FindingContext } from './finding';

/** What the components and the regression on them are good for. */
export function examineSkill(context: FindingContext): Finding[] {
  return [...predictorVariance(context), ...outOfSample(context), ...fewRows(context)];
}

function predictorVariance({ parts: { pca, regression } }: FindingContext): Finding[] {
  if (!pca || !regression) return [];
  const explained = sum(pca.explainedVarianceRatio.slice(0, regression.k));
  const printed = pca.printed?.explainedVarianceRatio ?? [];
  const explainedPrinted = printed.length >= regression.k ? sum(printed.slice(0, regression.k)) : null;
  const beside = explainedPrinted === null ? '' : ` (printed: ${percent(explainedPrinted)})`;
  return [
    {
      code: 'variance-of-predictors',
      severity: 'note',
      message:
        `The first ${count(regression.k, 'component')} carry ${percent(explained)} of the variance of the predictors${beside}. ` +
        `That is not a share of the variance of PGR: of that, the regression on them explains ${percent(regression.r2)} in the sample.`,
      evidence: { components: regression.k, explained, explainedPrinted, r2: regression.r2 },
    },
  ];
}

function outOfSample({ parts: { regression, data } }: FindingContext): Finding[] {
  if (!regression) return [];
  const { n, r2, adjustedR2, leaveOneOutR2, leaveOneGeneratorOutR2 } = regression;
  const evidence = { n, generators: data.generators, r2, adjustedR2, leaveOneOutR2, leaveOneGeneratorOutR2 };
  const figures =
    `R² is ${figure(r2)} in the sample, ${figure(leaveOneOutR2)} on rows left out one at a time, ` +
    `and ${figure(leaveOneGeneratorOutR2)} on generators left out whole`;
  const isWorseThanMean = leaveOneOutR2 < 0 || leaveOneGeneratorOutR2 < 0;
  return [
    isWorseThanMean
      ? {
          code: 'skill-negative',
          severity: 'caution',
          message: `${figures}. Below zero the regression predicts worse than the mean of all PGRs: it describes these rows and is not shown to carry over to another generator.`,
          evidence,
        }
      : { code: 'skill-out-of-sample', severity: 'note', message: `${figures}.`, evidence },
  ];
}

const ROWS_PER_PREDICTOR = 10;

function fewRows({ parts: { pca, data } }: FindingContext): Finding[] {
  const predictors = pca?.columns.length ?? 0;
  if (predictors === 0 || data.n >= ROWS_PER_PREDICTOR * predictors) return [];
  return [
    {
      code: 'few-rows',
      severity: 'caution',
      message: `${data.n} rows for ${predictors} predictors: components with close shares of variance can change order or mix when a few rows change.`,
      evidence: { rows: data.n, predictors, rowsPerPredictor: data.n / predictors },
    },
  ];
}
