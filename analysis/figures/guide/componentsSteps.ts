/** “Do the measured qualities of the data explain PGR?” */
import type { PredictorEvidence } from '../../analysisResults';
import { metricLabel } from '../../metrics/metricLabel';
import { formatP, formatR2 } from '../format';
import type { WatchedFigure } from '../plots/leaveOneOut';
import { estimatorLabel } from '../tables/estimatorsTable';
import { againstStep } from './againstStep';
import { dataStep } from './dataStep';
import { designStep } from './designStep';
import { absences } from './findingAbout';
import type { GuideInput, StepContent, StepId } from './guideStep';
import { counted, holdsZero, labels, percentOf, quoted, testInWords, withInterval } from './phrases';
import { sensitivityStep } from './sensitivityStep';

const LEVEL = 0.05;

export function componentsSteps(input: GuideInput): Readonly<Record<StepId, StepContent>> {
  const { study, analysis, leaveOneOut } = input;
  const missing = absences('components', analysis.findings);
  return {
    data: dataStep(input),
    picture: { ...pictureStep(input), sentences: [...pictureStep(input).sentences, ...missing] },
    estimate: estimateStep(input),
    'out-of-sample': outOfSampleStep(input),
    against: againstStep('components', input),
    sensitivity: sensitivityStep(
      study,
      leaveOneOut,
      ['r2', 'leaveOneGeneratorOutR2', 'settingsR2'],
      ['other_estimators'],
    ),
    design: designStep('components', analysis.design),
  };
}

/** What can be watched for this question. */
export function componentsWatched(columns: readonly string[]): readonly WatchedFigure[] {
  return ['leaveOneGeneratorOutR2', 'r2', 'settingsR2', ...columns.map((column): WatchedFigure => `within:${column}`)];
}

function pictureStep({ analysis: { pca, regression, structure, data } }: GuideInput): StepContent {
  const explained =
    pca && regression ? pca.explainedVarianceRatio.slice(0, regression.k).reduce((sum, share) => sum + share, 0) : null;
  return {
    sentences: [
      ...(regression && explained !== null
        ? [
            `${counted(regression.k, 'component')} carry ${percentOf(explained)} of the variance of the qualities; of the variance of PGR the ` +
              `regression on them explains ${percentOf(regression.r2)} in the sample (${counted(regression.n, 'cell')}).`,
          ]
        : []),
      ...(structure && data.settings > 1
        ? [`Settings alone, with no quality of the data, explain ${percentOf(structure.settingsR2)} of it.`]
        : []),
    ],
    figures: ['observed_vs_fitted'],
    tables: [],
    findings: [],
  };
}

function estimateStep({ analysis }: GuideInput): StepContent {
  const { evidence, regression } = analysis;
  return {
    sentences: evidence
      ? [...levels(evidence.predictors, analysis.data.generators), ...kept(evidence.predictors), ...joint(analysis)]
      : [],
    figures: ['predictor_slopes'],
    tables: ['slopes', ...(regression ? ['component_slopes_by_generator'] : [])],
    findings: [],
  };
}

/** The largest slope within settings, and how many intervals leave zero out. */
function levels(predictors: readonly PredictorEvidence[], generators: number): string[] {
  const within = predictors.flatMap(({ column, within: slope }) => (slope ? [{ column, slope }] : []));
  const settled = within.filter(({ slope }) => !holdsZero(slope));
  if (within.length === 0) return [];
  const firmest = [...within].sort((a, b) => Math.abs(b.slope.t) - Math.abs(a.slope.t))[0];
  return [
    `Within settings, the intervals of ${settled.length === 0 ? 'none' : String(settled.length)} of ${counted(within.length, 'quality', 'qualities')} leave zero out` +
      (firmest
        ? `; the firmest slope is that of ${quoted(metricLabel(firmest.column))}, ${withInterval(firmest.slope)} points of PGR for one standard deviation (CR1, ${counted(generators, 'generator')}).`
        : '.'),
  ];
}

/** Which relations are the same within settings as pooled, and which are not. */
function kept(predictors: readonly PredictorEvidence[]): string[] {
  const both = predictors.flatMap(({ column, pooled, within, permutation }) =>
    pooled && within ? [{ column, pooled: pooled.estimate, within: within.estimate, permutation }] : [],
  );
  if (both.length === 0) return [];
  const turned = both.filter(({ pooled, within }) => pooled * within < 0);
  const shrunk = both.filter(({ pooled, within }) => pooled * within >= 0 && Math.abs(within) < Math.abs(pooled) / 2);
  const same = both.filter((one) => !turned.includes(one) && !shrunk.includes(one));
  const tested = both.filter(({ permutation }) => permutation !== null);
  const beyond = tested.filter(({ permutation }) => (permutation?.holm ?? 1) <= LEVEL);
  const nearest = [...tested].sort((a, b) => (a.permutation?.p ?? 1) - (b.permutation?.p ?? 1))[0];
  return [
    [
      same.length > 0
        ? `Within settings ${labels(same)} ${same.length === 1 ? 'keeps' : 'keep'} sign and at least half the size of the pooled slope`
        : null,
      shrunk.length > 0 ? `${labels(shrunk)} ${shrunk.length === 1 ? 'loses' : 'lose'} more than half of it` : null,
      turned.length > 0 ? `${labels(turned)} ${turned.length === 1 ? 'turns its' : 'turn their'} sign` : null,
    ]
      .flatMap((part) => part ?? [])
      .join('; ') + '.',
    ...(tested.length > 0
      ? [
          `${beyond.length === 0 ? 'None keeps' : `${labels(beyond)} ${beyond.length === 1 ? 'keeps' : 'keep'}`} a relation within settings that chance would not give ` +
            `(generators exchanged jointly, Holm over ${tested.length}, 5\u00a0%)` +
            (beyond.length === 0 && nearest?.permutation
              ? `; nearest to it is ${quoted(metricLabel(nearest.column))}: p = ${formatP(nearest.permutation.p)} alone, ${formatP(nearest.permutation.holm)} after Holm.`
              : '.'),
        ]
      : []),
  ];
}

/** The joint test last, with its null. */
function joint({ evidence, regression }: GuideInput['analysis']): string[] {
  const exchanged = evidence?.generatorsExchanged;
  if (!exchanged || !regression) return [];
  return [
    `All components together: ${testInWords(exchanged)}. The F test’s p of ${formatP(regression.fP)} takes ${regression.n} cells for independent, which they are not.`,
  ];
}

function outOfSampleStep({ analysis: { regression, evidence, data } }: GuideInput): StepContent {
  const content = { figures: ['out_of_sample'], tables: ['out_of_sample'], findings: [] };
  if (!regression) return { ...content, sentences: [] };
  const skill = (left: 'row' | 'generator' | 'setting') => evidence?.outOfSample.find((one) => one.left === left);
  const byGenerator = skill('generator');
  const bySetting = skill('setting');
  const verdict =
    regression.leaveOneGeneratorOutR2 < 0
      ? 'Leaving a generator out, the components predict worse than the mean'
      : 'Leaving a generator out, the components predict better than the mean';
  const others = evidence?.estimators.filter(({ name }) => name !== 'settings' && name !== 'components') ?? [];
  const best = [...others].sort((a, b) => b.leaveOneGeneratorOutR2 - a.leaveOneGeneratorOutR2)[0];
  return {
    ...content,
    sentences: [
      `${verdict}: R² = ${formatR2(regression.leaveOneGeneratorOutR2)} (${counted(regression.n, 'cell')}, ${counted(data.generators, 'generator')}). ` +
        `In the sample it is ${formatR2(regression.r2)}; leaving a cell out it is ${formatR2(regression.leaveOneOutR2)}` +
        `${bySetting ? `, leaving a setting out ${formatR2(bySetting.r2)}` : ''}.`,
      ...(byGenerator && byGenerator.r2AgainstSettings !== null
        ? [
            `The settings’ means alone, of the other generators, reach ${formatR2(byGenerator.settingsR2)} there; against them the components have R² = ${formatR2(byGenerator.r2AgainstSettings)}.`,
          ]
        : []),
      ...(best
        ? [
            `Of ${others.length} other estimators from the same qualities the best on a generator left out is “${estimatorLabel(best.name, regression.k)}”, R² = ${formatR2(best.leaveOneGeneratorOutR2)}.`,
          ]
        : []),
    ],
  };
}
