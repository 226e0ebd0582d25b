import type { Coefficient } from '../analysisResults';
import { AgoraError } from '../errors';
import { attempt } from './attempt';
import { conditionNumber, varianceInflation } from './collinearity';
import { cr1Errors, cr2Errors } from './clusterRobust';
import { leaveOneGroupOut, outOfSampleR2, predictLeftOut, type Folds, type Learner } from './crossValidate';
import { centreWithin, groupDummies, withinGroups } from './fixedEffects';
import { hc3Errors } from './hc3';
import { influence, type RowInfluence } from './influence';
import { leastSquares, leastSquaresEstimates, type LeastSquares } from './leastSquares';
import { dot, itemAt, transpose, type Rows } from './matrix';
import { partialRegressions, type PartialRegression } from './partialRegression';
import { preciseLeastSquares } from './preciseLeastSquares';
import { classicalErrors, withErrors, type ErrorKind, type StandardErrors } from './standardErrors';
import { isConstant, sumOfSquares } from './summary';
import { waldF } from './waldF';
import { wildClusterBootstrap, type WildClusterBootstrap } from './wildClusterBootstrap';

export interface RegressionRequest {
  /** n × k, without intercept. */
  readonly x: Rows;
  readonly y: readonly number[];
  readonly names: readonly string[];
  /** Clusters of rows that belong together, such as generators; null where rows are independent. */
  readonly groups: readonly string[] | null;
  /** Groups with an intercept each, such as settings, so that only differences inside them count; null for none. */
  readonly within: readonly string[] | null;
  readonly errors: ErrorKind;
}

/** A regression, how sure one may be of it, what it rests on, and how well it predicts. */
export interface RegressionReport {
  readonly n: number;
  readonly k: number;
  /** The intercept first, unless each group has its own; then the predictors. */
  readonly coefficients: readonly Coefficient[];
  readonly errors: ErrorKind;
  readonly clusters: number | null;
  /** Share of the variation of y that is explained: of that inside groups where each has its intercept. */
  readonly r2: number;
  readonly adjustedR2: number;
  /** That all slopes are zero, with the same standard errors; null where these cannot say, as with few clusters. */
  readonly f: number | null;
  readonly fP: number | null;
  readonly residualSe: number;
  /** 1 − Σ(y − ŷ)²/Σ(y − ȳ)² with ŷ from the other rows, or from the other groups; ȳ the mean of all rows. */
  readonly looR2: number | null;
  readonly leaveOneGroupOutR2: number | null;
  /** One a predictor; infinite for a combination of the others. */
  readonly vif: readonly (number | null)[];
  readonly conditionNumber: number;
  /** With which the equations were solved: 31 where columns are so nearly dependent that 16 would not do. */
  readonly digits: 16 | 31;
  /** One a row. */
  readonly influence: readonly RowInfluence[];
  /** Per predictor, where there are clusters; six-point weights. */
  readonly wildBootstrap: readonly WildClusterBootstrap[];
  /** Per predictor: what the others, and the groups' intercepts, leave of it and of y. */
  readonly partialRegressions: readonly PartialRegression[];
  readonly assumed: readonly string[];
}

/** A condition number from which plain arithmetic may keep fewer than nine digits. */
const ILL_CONDITIONED = 1e7;

/** Arrangements and seed of the wild bootstrap, so that a report repeats itself. */
const WILD = { weights: 'webb', draws: 9999, seed: 1 } as const;

/**
 * Least squares with an intercept, or with one a group. Throws `RankDeficiency`, and `AgoraError('bad-input')` where there
 * are too few rows, y does not vary, or the errors asked for do not exist.
 */
export function regressionReport({ x, y, names, groups, within, errors: kind }: RegressionRequest): RegressionReport {
  const dummies = within === null ? [] : groupDummies(within);
  const effects = dummies[0]?.length ?? 0;
  const outcome = within === null ? y : centreWithin(y, within);
  if (within !== null && y.length > 0 && isConstant(outcome))
    throw new AgoraError('bad-input', 'The outcome has the same value in every row of each group.', {
      nextStep: 'Choose other groups, or none.',
    });
  // The groups come first, so that a predictor they determine is the one to be named.
  const design = x.map((row, i) => [...(dummies[i] ?? []), ...row]);
  const labels = [...Array.from({ length: effects }, (_, j) => `group ${j + 2}`), ...names];
  const digits = conditionNumber(design) > ILL_CONDITIONED ? 31 : 16;
  const fit = digits === 31 ? preciseLeastSquares(design, y, labels) : leastSquares(design, y, labels);
  const errors = errorsOf(kind, design, fit, groups);
  const all = withErrors(fit, errors);
  const slopes = all.slice(effects + 1);
  const slopeCovariance = errors.covariance.slice(effects + 1).map((row) => row.slice(effects + 1));
  const joint = waldF(slopes, slopeCovariance, errors.clusters === null ? fit.degreesOfFreedom : errors.clusters - 1);
  const unexplained = fit.residualDeviation ** 2 * fit.degreesOfFreedom;
  const total = sumOfSquares(outcome);
  const predictors = within === null ? x : transpose(transpose(x).map((column) => centreWithin(column, within)));
  const skill = skillOf(x, y, names, within);
  return {
    n: fit.n,
    k: names.length,
    coefficients: within === null ? all : slopes,
    errors: kind,
    clusters: errors.clusters,
    r2: 1 - unexplained / total,
    adjustedR2: 1 - unexplained / fit.degreesOfFreedom / (total / (fit.n - 1 - effects)),
    f: joint?.f ?? null,
    fP: joint?.p ?? null,
    residualSe: fit.residualDeviation,
    looR2: looR2Of(fit, x, y, names, within),
    leaveOneGroupOutR2: groups === null ? null : skill(leaveOneGroupOut(groups)),
    vif: varianceInflation(predictors),
    conditionNumber: conditionNumber(predictors),
    digits,
    influence: influence(design, fit),
    wildBootstrap:
      errors.clusters === null || groups === null
        ? []
        : names.map((_, j) => wildClusterBootstrap(design, y, fit, effects + j, groups, WILD)),
    partialRegressions: partialRegressions(design, y, labels, effects),
    assumed: assumedOf(kind, within !== null),
  };
}

function errorsOf(kind: ErrorKind, x: Rows, fit: LeastSquares, groups: readonly string[] | null): StandardErrors {
  switch (kind) {
    case 'classical':
      return classicalErrors(fit);
    case 'hc3':
      return hc3Errors(x, fit);
    case 'cr1':
      return cr1Errors(x, fit, groups ?? []);
    case 'cr2':
      return cr2Errors(x, fit, groups ?? []);
  }
}

/** Learns as the report does: with an intercept, or with one a group, whose position is then the first column. */
function learnerOf(x: Rows, names: readonly string[], within: readonly string[] | null) {
  if (within === null) {
    const plain: Learner = (shown, seen) => {
      const estimates = leastSquaresEstimates(shown, seen, names);
      return (further) => further.map((row) => dot([1, ...row], estimates));
    };
    return { rows: x, learner: plain };
  }
  const order = [...new Set(within)];
  return { rows: x.map((row, i) => [order.indexOf(within[i] ?? ''), ...row]), learner: withinGroups };
}

/** Skill on folds; null where a fold leaves too little to learn from. */
function skillOf(x: Rows, y: readonly number[], names: readonly string[], within: readonly string[] | null) {
  const { rows, learner } = learnerOf(x, names, within);
  return (folds: Folds): number | null =>
    // A fold may show too little, such as none of the rows where all are of one group.
    attempt(() => {
      const r2 = outOfSampleR2(rows, y, folds, learner);
      return Number.isFinite(r2) ? r2 : null;
    });
}

const FULL_LEVERAGE = 1 - 1e-8;

/**
 * The residual of a row left out is its own over one less its leverage (Allen 1974): nothing is fitted anew but for rows
 * that alone fix a coefficient, such as the only one of a group.
 */
function looR2Of(
  { residuals, leverage }: LeastSquares,
  x: Rows,
  y: readonly number[],
  names: readonly string[],
  within: readonly string[] | null,
): number | null {
  const alone = leverage.flatMap((weight, i) => (weight > FULL_LEVERAGE ? [i] : []));
  return attempt(() => {
    const { rows, learner } = learnerOf(x, names, within);
    const predictions = predictLeftOut(
      rows,
      y,
      alone.map((i) => [i]),
      learner,
    );
    const missed = y.map((value, i) => {
      const weight = itemAt(leverage, i);
      return weight > FULL_LEVERAGE ? value - itemAt(predictions, i) : itemAt(residuals, i) / (1 - weight);
    });
    const r2 = 1 - dot(missed, missed) / sumOfSquares(y);
    return Number.isFinite(r2) ? r2 : null;
  });
}

const assumedOfErrors: Readonly<Record<ErrorKind, string>> = {
  classical: 'Errors are independent between rows, normal, and of one variance.',
  hc3: 'Errors are independent between rows; their variance may differ (HC3).',
  cr1: 'Errors are independent between groups and dependent in any way inside them (CR1, t with one degree of freedom less than groups). With few groups the intervals are still too narrow: see the wild bootstrap.',
  cr2: 'Errors are independent between groups and dependent in any way inside them (CR2, degrees of freedom by Satterthwaite).',
};

function assumedOf(kind: ErrorKind, within: boolean): readonly string[] {
  return [
    'The outcome is linear in the predictors, and their effects add up.',
    ...(within ? ['Groups differ by a constant; slopes are the same in all of them.'] : []),
    assumedOfErrors[kind],
  ];
}
