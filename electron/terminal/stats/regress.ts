/** `agora stats regress TABLE.csv --y COLUMN --x a,b,c` */
import { AgoraError } from '../../../analysis/errors';
import { ascending, percentileInterval } from '../../../analysis/statistics/bootstrapIntervals';
import { conditionNumber, varianceInflation } from '../../../analysis/statistics/collinearity';
import { estimatorReport, estimators, type EstimatorReport } from '../../../analysis/statistics/estimators';
import { partialRegressions } from '../../../analysis/statistics/partialRegression';
import { bootstrapRegression } from '../../../analysis/statistics/regressionBootstrap';
import type { ErrorKind } from '../../../analysis/statistics/standardErrors';
import { regressionReport } from '../../../analysis/statistics/regressionReport';
import type { Call } from '../verb';
import { regressionText } from './regressionText';
import { choiceOption, columnsOption, countOption, seedOption, sizeOption, textOption, type StatsCommand } from './request'; // prettier-ignore
import { selectRows, type LeftOut } from './statsTable';
import { finiteOrNull, leftOutText } from './statsText';

export const regress: StatsCommand = {
  name: 'regress',
  takes: [
    'y',
    'x',
    'group',
    'within',
    'robust',
    'correction',
    'estimator',
    'penalty',
    'components',
    'bootstrap',
    'seed',
  ],
  run(table, call) {
    const outcome = textOption(call, 'y');
    const names = columnsOption(call);
    if (outcome === null || names === null)
      throw new AgoraError('bad-input', 'A regression needs --y COLUMN and --x COLUMN,COLUMN,….');
    if (names.includes(outcome))
      throw new AgoraError('bad-input', `${outcome} cannot explain itself: leave it out of --x.`);
    const group = textOption(call, 'group');
    const within = textOption(call, 'within');
    const estimator = choiceOption(call, 'estimator', ['ols', ...estimators]);
    const errors = errorKind(call, group);
    const labelled = [group, within].filter((column) => column !== null);
    const { values, labels, leftOut } = selectRows(table, [outcome, ...names], labelled);
    const data = {
      x: values.map((row) => row.slice(1)),
      y: values.map(([y = NaN]) => y),
      names,
      groups: group === null ? null : (labels[0] ?? null),
    };
    const asked = { y: outcome, group, within, estimator, n: values.length, k: names.length };
    const document =
      estimator === 'ols'
        ? leastSquaresDocument(call, asked, leftOut, data, labels[labels.length - 1] ?? null, errors)
        : estimatorDocument(call, asked, leftOut, { ...data, estimator, tuning: tuningOption(call, estimator) });
    return { document, text: `${regressionText(document, call.width)}${leftOutText(leftOut)}` };
  },
};

/** `cluster` is CR1, what other programs print under that name, unless another correction is asked for. */
function errorKind(call: Call, group: string | null): ErrorKind {
  const robust = textOption(call, 'robust');
  const correction = textOption(call, 'correction');
  if (correction !== null && robust !== 'cluster')
    throw new AgoraError('bad-input', '--correction goes with --robust cluster.');
  if (robust === null) return 'classical';
  if (robust === 'hc3') return 'hc3';
  if (robust !== 'cluster') throw new AgoraError('bad-input', `--robust is hc3 or cluster, not "${robust}".`);
  if (group === null) throw new AgoraError('bad-input', '--robust cluster needs --group COLUMN, the clusters.');
  return choiceOption(call, 'correction', ['cr1', 'cr2']);
}

function tuningOption(call: Call, estimator: string): number | null {
  const penalty = sizeOption(call, 'penalty');
  const components = countOption(call, 'components', 1, 1000);
  if (penalty !== null && estimator !== 'ridge' && estimator !== 'lasso')
    throw new AgoraError('bad-input', `--penalty goes with --estimator ridge or lasso, not ${estimator}.`);
  if (components !== null && estimator !== 'pls')
    throw new AgoraError('bad-input', `--components goes with --estimator pls, not ${estimator}.`);
  return penalty ?? components;
}

interface Asked {
  readonly y: string;
  readonly group: string | null;
  readonly within: string | null;
  readonly estimator: 'ols' | (typeof estimators)[number];
  readonly n: number;
  readonly k: number;
}

interface Data {
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly names: readonly string[];
  readonly groups: readonly string[] | null;
}

/** What `--json` prints; the same keys for every estimator, null where one does not say. */
export type RegressionDocument = ReturnType<typeof leastSquaresDocument> | ReturnType<typeof estimatorDocument>;

function leastSquaresDocument(
  call: Call,
  asked: Asked,
  leftOut: readonly LeftOut[],
  data: Data,
  lastLabels: readonly string[] | null,
  errors: ErrorKind,
) {
  tuningOption(call, 'ols');
  const report = regressionReport({ ...data, within: asked.within === null ? null : lastLabels, errors });
  return {
    ...asked,
    errors: report.errors,
    clusters: report.clusters,
    coefficients: report.coefficients.map(coefficientOf),
    standardised: null,
    penalty: null,
    components: null,
    tuningChosen: null,
    r2: report.r2,
    adjustedR2: report.adjustedR2,
    f: finiteOrNull(report.f),
    fP: finiteOrNull(report.fP),
    residualSe: report.residualSe,
    looR2: report.looR2,
    leaveOneGroupOutR2: report.leaveOneGroupOutR2,
    vif: report.vif.map(finiteOrNull),
    conditionNumber: finiteOrNull(report.conditionNumber),
    digits: report.digits,
    wildBootstrap: report.wildBootstrap.map(({ lo, hi, ...test }) => ({
      ...test,
      t: finiteOrNull(test.t),
      lo: finiteOrNull(lo),
      hi: finiteOrNull(hi),
    })),
    bootstrap: resampled(call, asked, data),
    partialRegressions: report.partialRegressions,
    assumed: report.assumed,
    leftOut,
  };
}

function estimatorDocument(
  call: Call,
  asked: Asked,
  leftOut: readonly LeftOut[],
  request: Parameters<typeof estimatorReport>[0],
) {
  const unfit = ['within', 'robust', 'bootstrap', 'seed'].find((option) => call.options[option] !== undefined);
  if (unfit !== undefined)
    throw new AgoraError('bad-input', `--${unfit} goes with --estimator ols, not ${asked.estimator}.`);
  const report: EstimatorReport = estimatorReport(request);
  const { tuning } = report;
  return {
    ...asked,
    errors: null,
    clusters: null,
    coefficients: report.coefficients.map(coefficientOf),
    standardised: report.standardised,
    penalty: asked.estimator === 'pls' ? null : (tuning?.value ?? null),
    components: asked.estimator === 'pls' ? (tuning?.value ?? null) : null,
    tuningChosen: tuning?.chosen ?? null,
    r2: report.r2,
    adjustedR2: null,
    f: null,
    fP: null,
    residualSe: report.residualSe,
    looR2: report.looR2,
    leaveOneGroupOutR2: report.leaveOneGroupOutR2,
    vif: varianceInflation(request.x).map(finiteOrNull),
    conditionNumber: finiteOrNull(conditionNumber(request.x)),
    digits: 16,
    wildBootstrap: [],
    bootstrap: null,
    partialRegressions: partialRegressions(request.x, request.y, request.names),
    assumed: report.assumed,
    leftOut,
  };
}

type Figures = Pick<EstimatorReport['coefficients'][number], 'name' | 'estimate' | 'standardError' | 't' | 'p' | 'lo' | 'hi'>; // prettier-ignore

function coefficientOf({ name, estimate, standardError, t, p, lo, hi }: Figures) {
  return {
    name,
    estimate,
    se: finiteOrNull(standardError),
    t: finiteOrNull(t),
    p: finiteOrNull(p),
    lo: finiteOrNull(lo),
    hi: finiteOrNull(hi),
  };
}

/** Pairs bootstrap of the coefficients, whole groups where there are groups; null where it is not asked for. */
function resampled(call: Call, { within }: Asked, { x, y, names, groups }: Data) {
  const draws = countOption(call, 'bootstrap', 100, 100_000);
  const seed = seedOption(call);
  if (draws === null) return null;
  if (within !== null) throw new AgoraError('bad-input', '--bootstrap does not go with --within.');
  const made = bootstrapRegression(x, y, names, groups, { draws, seed });
  return {
    unit: made.unit === 'cluster' ? 'group' : 'row',
    units: made.units,
    resamples: made.draws,
    unusable: made.unusable,
    seed,
    intervals: made.estimates.map((estimates, j) => {
      const { lo, hi } = percentileInterval(ascending(estimates));
      return { name: j === 0 ? 'intercept' : (names[j - 1] ?? ''), lo: finiteOrNull(lo), hi: finiteOrNull(hi) };
    }),
  };
}
