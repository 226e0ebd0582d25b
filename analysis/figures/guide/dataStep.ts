import type { GuideInput, StepContent } from './guideStep';
import { counted } from './phrases';

/** How many cells of how many generators and settings, what their unit is, and what was left out. */
export function dataStep({ analysis: { data, pca, design } }: GuideInput): StepContent {
  const { n, generators, settings, leftOut } = data;
  const predictors = pca?.columns.length ?? 0;
  const isGrouped = n > generators || n > settings;
  const sentences =
    n === 0
      ? ['No cell has all that this analysis needs: a PGR and every predictor.']
      : [
          `${counted(n, 'cell')} of ${counted(generators, 'generator')} in ${counted(settings, 'setting')}` +
            `${predictors === 0 ? '' : `, each with ${counted(predictors, 'predictor')}`}.` +
            (isGrouped && generators > 1
              ? ` Cells of one generator, and of one setting, resemble each other: to speak of other generators, this is a sample of ${generators}, not of ${n}.`
              : ''),
          ...(generators === 1
            ? ['With one generator nothing can be said about differences between generators: add the runs of others.']
            : []),
        ];
  const spread = design?.variances;
  const total = spread ? spread.generator + spread.setting + spread.cell : 0;
  const share = (variance: number) => `${((100 * variance) / total).toFixed(0)}\u00a0%`;
  return {
    sentences: [
      ...sentences,
      leftOut.length === 0
        ? n === 0
          ? 'Nothing was left out: there is nothing to leave out.'
          : 'No cell was left out.'
        : `${counted(leftOut.length, 'cell')} of ${leftOut.length + n} left out, each with its reason below.`,
      ...(spread && total > 0
        ? [
            `Of the variance of PGR ${share(spread.setting)} lies between settings, ${share(spread.generator)} between generators, and ` +
              `${share(spread.cell)} between cells beyond both (REML, no predictor).`,
          ]
        : []),
    ],
    figures: [],
    tables: [],
    findings: [],
  };
}
