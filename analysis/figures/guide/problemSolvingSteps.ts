/** “Does a generator’s problem-solving ability predict how good its data is?” */
import type { LineEvidence } from '../../evidenceResults';
import { formatR2, statementOfP } from '../format';
import type { WatchedFigure } from '../plots/leaveOneOut';
import { againstStep } from './againstStep';
import { dataStep } from './dataStep';
import { designStep } from './designStep';
import { absences } from './findingAbout';
import type { GuideInput, StepContent, StepId } from './guideStep';
import { counted, holdsZero, testInWords, withInterval } from './phrases';
import { sensitivityStep } from './sensitivityStep';

/** What can be watched for this question. */
export const problemSolvingWatched: readonly WatchedFigure[] = [
  'coarseSlope',
  'fineSlope',
  'within:problem_solving',
  'settingsR2',
];

export function problemSolvingSteps(input: GuideInput): Readonly<Record<StepId, StepContent>> {
  const { study, analysis, leaveOneOut } = input;
  return {
    data: dataStep(input),
    picture: pictureStep(input),
    estimate: estimateStep(input),
    'out-of-sample': outOfSampleStep(input),
    against: againstStep('problem-solving', input),
    sensitivity: sensitivityStep(study, leaveOneOut, ['coarseSlope', 'fineSlope', 'within:problem_solving'], []),
    design: designStep('problem-solving', analysis.design),
  };
}

function pictureStep({ analysis: { problemSolving, findings } }: GuideInput): StepContent {
  const { coarse, fine } = problemSolving ?? {};
  return {
    sentences: [
      ...(coarse
        ? [
            `Over ${counted(coarse.n, 'generator')}, mean problem solving explains ${formatR2(coarse.r2)} of the variance of mean PGR (R²).`,
          ]
        : []),
      ...(fine
        ? [
            `Over ${counted(fine.n, 'cell')}, the generator’s score on the cell’s domain explains ${formatR2(fine.r2)} of the variance of PGR (R²).`,
          ]
        : []),
      ...absences('problem-solving', findings),
    ],
    figures: ['pgr_vs_problem_solving', 'pgr_vs_problem_solving_by_setting'],
    tables: [],
    findings: [],
  };
}

function estimateStep({ analysis: { problemSolvingEvidence: lines, problemSolving } }: GuideInput): StepContent {
  const { coarse, fine } = lines ?? {};
  const unit = 'points of PGR for one point of score';
  return {
    sentences: [
      ...(coarse
        ? [
            `By generator the slope is ${withInterval(coarse.slope)} ${unit} (t, n = ${problemSolving?.coarse?.n ?? 0})` +
              (coarse.theilSen ? `; the median of all pairs (Theil–Sen) has ${withInterval(coarse.theilSen)}.` : '.') +
              (holdsZero(coarse.slope) ? ' It neither shows nor excludes a relation.' : ''),
          ]
        : []),
      ...(fine
        ? [
            `By cell it is ${withInterval(preferred(fine))} ${unit} (${fine.wildBootstrap ? 'wild cluster bootstrap' : 'CR1'} by generator)` +
              (fine.within
                ? `; within settings ${withInterval(preferredWithin(fine))}. The first mixes differences between domains with those between generators, the second compares generators alone.`
                : '.'),
          ]
        : []),
      ...tests(coarse, fine),
    ],
    figures: [],
    tables: ['problem_solving_evidence', 'problem_solving'],
    findings: [],
  };
}

const preferred = ({ slope, wildBootstrap }: LineEvidence) =>
  wildBootstrap ? { estimate: slope.estimate, lo: wildBootstrap.lo, hi: wildBootstrap.hi } : slope;

function preferredWithin({ within, wildBootstrapWithin }: LineEvidence) {
  const { estimate = NaN, lo = null, hi = null } = within ?? {};
  return wildBootstrapWithin
    ? { estimate, lo: wildBootstrapWithin.lo, hi: wildBootstrapWithin.hi }
    : { estimate, lo, hi };
}

/** Last, with their null. */
function tests(coarse: LineEvidence | undefined, fine: LineEvidence | undefined): string[] {
  const found = [
    coarse?.exchanged && `by generator ${testInWords(coarse.exchanged)}`,
    fine?.exchanged && `by cell ${coarse?.exchanged ? statementOfP(fine.exchanged.p) : testInWords(fine.exchanged)}`,
    fine?.exchangedWithin && `within settings ${statementOfP(fine.exchangedWithin.p)}`,
  ].flatMap((text) => (text ? [text] : []));
  return found.length === 0 ? [] : [`Generators exchanged: ${found.join('; ')}.`];
}

function outOfSampleStep({ analysis: { problemSolving, problemSolvingEvidence: lines } }: GuideInput): StepContent {
  const coarse = lines?.coarse?.outOfSample.find(({ left }) => left === 'generator');
  const fine = lines?.fine?.outOfSample.find(({ left }) => left === 'generator');
  const worse = (r2: number) => (r2 < 0 ? 'worse than the mean' : 'better than the mean');
  return {
    sentences: [
      ...(coarse && problemSolving?.coarse
        ? [
            `Leaving a generator out, the line over generators predicts its mean PGR ${worse(coarse.r2)}: R² = ${formatR2(coarse.r2)} (${counted(problemSolving.coarse.n, 'generator')}; ` +
              `the mean of the others has ${formatR2(coarse.settingsR2)}), against ${formatR2(problemSolving.coarse.r2)} in the sample.`,
          ]
        : []),
      ...(fine && problemSolving?.fine
        ? [
            `The line over cells has R² = ${formatR2(fine.r2)} on a generator left out (${counted(problemSolving.fine.n, 'cell')}), against ${formatR2(problemSolving.fine.r2)} in the sample` +
              (fine.r2AgainstSettings === null
                ? '.'
                : `; the settings’ means alone reach ${formatR2(fine.settingsR2)}, and against them the line has ${formatR2(fine.r2AgainstSettings)}.`),
          ]
        : []),
    ],
    figures: ['problem_solving_out_of_sample'],
    tables: ['problem_solving_out_of_sample'],
    findings: [],
  };
}
