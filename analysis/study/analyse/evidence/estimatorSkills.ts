import type { EstimatorName, EstimatorSkill } from '../../../evidenceResults';
import { componentRegression } from '../../../statistics/componentRegression';
import { leaveOneGroupOut, outOfSampleR2, squaredErrors, type Learner } from '../../../statistics/crossValidate';
import { withinGroups } from '../../../statistics/fixedEffects';
import { huber } from '../../../statistics/huber';
import { largestPenalty, lasso } from '../../../statistics/lasso';
import { leastSquaresEstimates } from '../../../statistics/leastSquares';
import { predictLinear } from '../../../statistics/linearModel';
import { dot, pick } from '../../../statistics/matrix';
import { partialLeastSquares } from '../../../statistics/partialLeastSquares';
import { ridge } from '../../../statistics/ridge';
import { mean, sumOfSquares } from '../../../statistics/summary';
import { chooseCandidate, tuned, type InnerFolds, type LearnerFamily } from '../../../statistics/tuned';
import { attempt } from '../../../statistics/attempt';
import type { EvidenceRows } from './evidenceRows';

/** What chooses among candidates leaves a generator out of those it learns from: two must be left. */
const MINIMUM_GENERATORS = 3;
/** Times the number of rows. */
const RIDGE_PENALTIES = logSpaced(-3, 3, 13);
/** Of the largest penalty that the rows learnt from allow. */
const LASSO_SHARES = logSpaced(-2, 0, 11);
const MOST_COMPONENTS = 9;
const MOST_INNER_FOLDS = 6;

type Rows = Pick<EvidenceRows, 'predictors' | 'names' | 'pgr' | 'generators' | 'settings'>;

interface Way {
  readonly name: EstimatorName;
  readonly learner: Learner;
  /** What all rows together choose. */
  readonly chosen: number | null;
  readonly predictors?: readonly (readonly number[])[];
}

/**
 * Other ways to predict PGR, in the sample and on generators left out whole: the settings' means alone, all predictors by
 * least squares or robustly, shrunken ones whose strength is chosen inside each fold, and the predictors beside an intercept
 * a setting. One that the rows cannot carry is absent.
 */
export function estimatorSkills(rows: Rows): EstimatorSkill[] {
  const { predictors, pgr, generators } = rows;
  if (new Set(generators).size < MINIMUM_GENERATORS) return [];
  const folds = leaveOneGroupOut(generators);
  return waysOf(rows).flatMap(({ name, learner, chosen, predictors: own = predictors }) => {
    const skill = attempt(() => ({
      r2:
        1 -
        squaredErrors(
          pgr,
          learner(
            own,
            pgr,
            pgr.map((_, i) => i),
          )(own),
        ) /
          sumOfSquares(pgr),
      leaveOneGeneratorOutR2: outOfSampleR2(own, pgr, folds, learner),
    }));
    return skill && Object.values(skill).every(Number.isFinite) ? [{ name, ...skill, chosen }] : [];
  });
}

function waysOf({ predictors, names, pgr, generators, settings }: Rows): Way[] {
  // Generators in at most so many folds: leaving each out would take long where there are many, and choose no better.
  const inner: InnerFolds = (positions) => {
    const own = pick(generators, positions);
    const order = [...new Set(own)];
    return leaveOneGroupOut(own.map((generator) => String(order.indexOf(generator) % MOST_INNER_FOLDS)));
  };
  const chosenBy = (name: EstimatorName, family: LearnerFamily, candidates: readonly number[]): Way[] => {
    const chosen = attempt(() =>
      chooseCandidate(
        family,
        candidates,
        inner,
        predictors,
        pgr,
        pgr.map((_, i) => i),
      ),
    );
    return chosen === null ? [] : [{ name, learner: tuned(family, candidates, inner), chosen }];
  };
  const labels = [...new Set(settings)];
  const positions = settings.map((setting) => labels.indexOf(setting));
  const components = Array.from({ length: Math.min(MOST_COMPONENTS, predictors[0]?.length ?? 0) }, (_, i) => i + 1);
  return [
    { name: 'settings', learner: groupMeans, chosen: null, predictors: positions.map((setting) => [setting]) },
    { name: 'components', learner: componentRegression(names.length), chosen: null },
    { name: 'leastSquares', learner: leastSquaresLearner, chosen: null },
    { name: 'huber', learner: huberLearner, chosen: null },
    ...chosenBy('ridge', ridgeLearner, RIDGE_PENALTIES),
    ...chosenBy('lasso', lassoLearner, LASSO_SHARES),
    ...chosenBy('partialLeastSquares', partialLeastSquaresLearner, components),
    {
      name: 'settingsAndPredictors',
      learner: withinGroups,
      chosen: null,
      predictors: predictors.map((row, i) => [positions[i] ?? 0, ...row]),
    },
  ];
}

/** The mean of the row's group, the first column; of all rows where it was not shown. */
const groupMeans: Learner = (x, y) => {
  const labels = x.map(([group]) => String(group));
  const means = new Map(leaveOneGroupOut(labels).map((rows) => [labels[rows[0] ?? 0], mean(pick(y, rows))]));
  return (rows) => rows.map(([group]) => means.get(String(group)) ?? mean(y));
};

const namesOf = (row: readonly number[] | undefined) => (row ?? []).map((_, j) => `x${j}`);

const leastSquaresLearner: Learner = (x, y) => {
  const estimates = leastSquaresEstimates(x, y, namesOf(x[0]));
  return (rows) => rows.map((row) => dot([1, ...row], estimates));
};

const huberLearner: Learner = (x, y) => {
  const estimates = huber(x, y, namesOf(x[0])).coefficients.map(({ estimate }) => estimate);
  return (rows) => rows.map((row) => dot([1, ...row], estimates));
};

const ridgeLearner: LearnerFamily = (penalty) => (x, y) => {
  const model = ridge(x, y, penalty * y.length);
  return (rows) => predictLinear(model, rows);
};

const lassoLearner: LearnerFamily = (share) => (x, y) => {
  // An outcome that nothing goes with has no largest penalty; the lasso needs one above zero.
  const model = lasso(x, y, share * Math.max(largestPenalty(x, y), Number.EPSILON));
  return (rows) => predictLinear(model, rows);
};

const partialLeastSquaresLearner: LearnerFamily = (components) => (x, y) => {
  const model = partialLeastSquares(x, y, components);
  return (rows) => predictLinear(model, rows);
};

function logSpaced(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => 10 ** (from + ((to - from) * i) / (count - 1)));
}
