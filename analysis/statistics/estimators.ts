/** Linear relations learnt otherwise than by least squares: lines that outliers do not pull, and shrunk coefficients. */
import { AgoraError } from '../errors';
import { leaveOneGroupOut, leaveOneOut, outOfSampleR2, squaredErrors, type Folds, type Learner } from './crossValidate';
import { huber } from './huber';
import { lasso, largestPenalty } from './lasso';
import { predictLinear, type LinearModel } from './linearModel';
import { columnOf, dot, itemAt, pick, type Rows } from './matrix';
import { partialLeastSquares } from './partialLeastSquares';
import { kendallTest } from './rankCorrelation';
import { ridge } from './ridge';
import { sumOfSquares } from './summary';
import { theilSen } from './theilSen';
import { chooseCandidate, tuned, type InnerFolds } from './tuned';

export const estimators = ['huber', 'theil-sen', 'ridge', 'lasso', 'pls'] as const;
export type Estimator = (typeof estimators)[number];

export interface EstimatorRequest {
  readonly estimator: Estimator;
  /** n × k, without intercept. */
  readonly x: Rows;
  readonly y: readonly number[];
  readonly names: readonly string[];
  /** Rows that belong together, left out whole; null where rows are independent. */
  readonly groups: readonly string[] | null;
  /** Penalty of ridge and lasso, number of components of PLS; null: chosen by the data. */
  readonly tuning: number | null;
}

/** What an estimator says of a coefficient; null what it does not. */
export interface EstimatedCoefficient {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number | null;
  readonly t: number | null;
  readonly p: number | null;
  /** Interval of 95 %. */
  readonly lo: number | null;
  readonly hi: number | null;
}

export interface EstimatorReport {
  /** The intercept first; in the units of the predictors. */
  readonly coefficients: readonly EstimatedCoefficient[];
  /** Per predictor, for one standard deviation of it (population; sample for PLS); null for robust lines. */
  readonly standardised: readonly number[] | null;
  /** Null where there is nothing to choose. */
  readonly tuning: { readonly value: number; readonly chosen: boolean } | null;
  /** 1 − Σ(y − ŷ)²/Σ(y − ȳ)² on the rows learnt from; may be negative for a robust line. */
  readonly r2: number;
  /** Robust deviation of the residuals, for Huber's line. */
  readonly residualSe: number | null;
  /** As `r2` with ŷ from the other rows or groups, the tuning chosen anew without them; null where a fold cannot learn. */
  readonly looR2: number | null;
  readonly leaveOneGroupOutR2: number | null;
  readonly assumed: readonly string[];
}

/** Beyond so many rows, leaving out each would take minutes; choosing a tuning anew each time takes longer. */
const MOST_ROWS = 500;
const MOST_ROWS_TUNED = 200;

/**
 * Throws `AgoraError('bad-input')` where the rows do not carry the estimator: too few of them, a second predictor for
 * Theil and Sen, no scale for Huber; `RankDeficiency` as least squares does, for Huber alone.
 */
export function estimatorReport(request: EstimatorRequest): EstimatorReport {
  const { estimator, x, y, groups } = request;
  if (sumOfSquares(y) === 0) throw new AgoraError('bad-input', 'The outcome has the same value in every row.');
  const skill = (folds: Folds, learner: Learner) => {
    try {
      const r2 = outOfSampleR2(x, y, folds, learner);
      return Number.isFinite(r2) ? r2 : null;
    } catch (error) {
      if (error instanceof AgoraError) return null;
      throw error;
    }
  };
  const { fit, learner } = fitted(request);
  const isTuned = fit.tuning?.chosen ?? false;
  const predictions = x.map((row) =>
    dot(
      [1, ...row],
      fit.coefficients.map(({ estimate }) => estimate),
    ),
  );
  const most = isTuned ? MOST_ROWS_TUNED : MOST_ROWS;
  const tooMany = y.length > most;
  return {
    ...fit,
    r2: 1 - squaredErrors(y, predictions) / sumOfSquares(y),
    looR2: tooMany ? null : skill(leaveOneOut(y.length), learner),
    leaveOneGroupOutR2: groups === null ? null : skill(leaveOneGroupOut(groups), learner),
    assumed: [
      'The outcome is linear in the predictors, and their effects add up.',
      ...assumedOf[estimator],
      ...(isTuned ? [groups === null ? chosenByRows : chosenByGroups] : []),
      ...(tooMany ? [`Rows were not left out one by one: there are more than ${most}.`] : []),
    ],
  };
}

type Fit = Pick<EstimatorReport, 'coefficients' | 'standardised' | 'tuning' | 'residualSe'>;

function fitted(request: EstimatorRequest): { readonly fit: Fit; readonly learner: Learner } {
  const { estimator, x, y, names } = request;
  switch (estimator) {
    case 'huber': {
      const { coefficients, scale } = huber(x, y, names);
      const learner: Learner = (rows, seen) => linear(huber(rows, seen, names).coefficients.map((c) => c.estimate));
      return { fit: { coefficients, standardised: null, tuning: null, residualSe: scale }, learner };
    }
    case 'theil-sen':
      return theilSenFit(x, y, names);
    case 'ridge':
    case 'lasso':
    case 'pls':
      return shrunkFit(request, shrinkage[estimator]);
  }
}

const linear = (estimates: readonly number[]) => (rows: Rows) => rows.map((row) => dot([1, ...row], estimates));

function theilSenFit(x: Rows, y: readonly number[], names: readonly string[]) {
  const [name] = names;
  if (name === undefined || names.length > 1)
    throw new AgoraError('bad-input', `Theil and Sen's line has one predictor, not ${names.length}.`, {
      nextStep: 'Name one column, or use another estimator.',
    });
  const lineOf = (rows: Rows, seen: readonly number[]) => theilSen(columnOf(rows, 0), seen);
  const line = lineOf(x, y);
  const unknown = { standardError: null, t: null, p: null, lo: null, hi: null };
  const fit: Fit = {
    coefficients: [
      { name: 'intercept', estimate: line.intercept, ...unknown },
      {
        ...unknown,
        name,
        estimate: line.slope,
        p: kendallTest(columnOf(x, 0), y)?.p ?? null,
        lo: line.lo,
        hi: line.hi,
      },
    ],
    standardised: null,
    tuning: null,
    residualSe: null,
  };
  const learner: Learner = (rows, seen) => {
    const { slope, intercept } = lineOf(rows, seen);
    return linear([intercept, slope]);
  };
  return { fit, learner };
}

/** A method with a tuning, and what to try where none is given. */
interface Shrinkage {
  fit(x: Rows, y: readonly number[], tuning: number): LinearModel;
  /** What is tried, relative to what the rows at hand allow. */
  candidates(k: number): readonly number[];
  tuningOf(candidate: number, x: Rows, y: readonly number[]): number;
}

/** From the largest down, so that of equals the simplest is taken. */
const steps = (from: number, to: number) => Array.from({ length: 2 * (from - to) + 1 }, (_, i) => 10 ** (from - i / 2));

const shrinkage: Readonly<Record<'ridge' | 'lasso' | 'pls', Shrinkage>> = {
  ridge: {
    fit: ridge,
    candidates: () => steps(3, -4),
    tuningOf: (candidate, _, y) => candidate * y.length,
  },
  lasso: {
    fit: lasso,
    candidates: () => steps(0, -3),
    tuningOf: (candidate, x, y) => candidate * Math.max(largestPenalty(x, y), Number.MIN_VALUE),
  },
  pls: {
    fit: partialLeastSquares,
    candidates: (k) => Array.from({ length: Math.min(k, 10) }, (_, i) => i + 1),
    tuningOf: (candidate) => candidate,
  },
};

function shrunkFit({ x, y, names, groups, tuning }: EstimatorRequest, method: Shrinkage) {
  if (y.length < 3) throw new AgoraError('bad-input', `${y.length} rows are too few to shrink coefficients.`);
  const learnerWith =
    (tuningOf: (rows: Rows, seen: readonly number[]) => number): Learner =>
    (rows, seen) => {
      if (seen.length < 2)
        throw new AgoraError('bad-input', 'What is left out leaves fewer than two rows to learn from.', {
          nextStep: 'Use smaller groups, or give the penalty or the number of components.',
        });
      const model = method.fit(rows, seen, tuningOf(rows, seen));
      return (further) => predictLinear(model, further);
    };
  const family = (candidate: number) => learnerWith((rows, seen) => method.tuningOf(candidate, rows, seen));
  const candidates = method.candidates(names.length);
  const folds = innerFolds(groups);
  const everything = y.map((_, i) => i);
  const value = tuning ?? method.tuningOf(chooseCandidate(family, candidates, folds, x, y, everything), x, y);
  const model = method.fit(x, y, value);
  const estimates = inUnits(model);
  const unknown = { standardError: null, t: null, p: null, lo: null, hi: null };
  const fit: Fit = {
    coefficients: ['intercept', ...names].map((name, j) => ({ name, estimate: itemAt(estimates, j), ...unknown })),
    standardised: model.coefficients,
    tuning: { value, chosen: tuning === null },
    residualSe: null,
  };
  return { fit, learner: tuning === null ? tuned(family, candidates, folds) : learnerWith(() => tuning) };
}

/** The intercept, then the coefficients, in the units of the predictors. */
function inUnits({ intercept, coefficients, standardisation: { means, deviations } }: LinearModel): number[] {
  const slopes = coefficients.map((value, j) => (itemAt(deviations, j) === 0 ? 0 : value / itemAt(deviations, j)));
  return [intercept - dot(slopes, means), ...slopes];
}

/** Whole groups where there are several, else every tenth row. */
function innerFolds(groups: readonly string[] | null): InnerFolds {
  return (positions) => {
    const own = groups === null ? [] : leaveOneGroupOut(pick(groups, positions));
    if (own.length > 1) return own;
    const count = Math.min(10, positions.length);
    return Array.from({ length: count }, (_, fold) =>
      positions.map((_position, i) => i).filter((i) => i % count === fold),
    );
  };
}

const chosenByRows = 'How much to shrink was chosen by tenfold cross-validation; rows are independent.';
const chosenByGroups = 'How much to shrink was chosen on groups left out whole; groups are independent.';

const assumedOf: Readonly<Record<Estimator, readonly string[]>> = {
  huber: [
    'Errors are independent between rows and symmetric; outcomes may be off, predictors not. Standard errors hold for many rows.',
  ],
  'theil-sen': [
    'Errors are independent between rows and of one distribution; p and interval are those of Kendall’s test.',
  ],
  ridge: ['Coefficients are shrunk towards zero: they are biased and have no standard errors.'],
  lasso: ['Coefficients are shrunk towards zero and few: they are biased and have no standard errors.'],
  pls: ['The outcome depends on directions in which predictors vary together; coefficients have no standard errors.'],
};
