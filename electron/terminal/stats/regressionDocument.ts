/** What `agora stats regress --json` prints. */
import { AgoraError } from '../../../analysis/errors';
import { ascending, percentileInterval } from '../../../analysis/statistics/bootstrapIntervals';
import { conditionNumber, varianceInflation } from '../../../analysis/statistics/collinearity';
import { estimatorReport, type EstimatorReport, type EstimatorRequest } from '../../../analysis/statistics/estimators';
import { partialRegressions } from '../../../analysis/statistics/partialRegression';
import { bootstrapRegression } from '../../../analysis/statistics/regressionBootstrap';
import { regressionReport } from '../../../analysis/statistics/regressionReport';
import type { ErrorKind } from '../../../analysis/statistics/standardErrors';
import type { Call } from '../verb';
import { countOption, seedOption } from './request';
import type { LeftOut } from './statsTable';
import { finiteOrNull } from './statsText';

export interface Asked {
  readonly y: string;
  readonly group: string | null;
  readonly within: string | null;
  readonly estimator: 'ols' | EstimatorRequest['estimator'];
  readonly n: number;
  readonly k: number;
}

export interface Data {
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly names: readonly string[];
  readonly groups: readonly string[] | null;
}

/** What `--json` prints; the same keys for every estimator, null where one does not say. */
export type RegressionDocument = ReturnType<typeof leastSquaresDocument> | ReturnType<typeof estimatorDocument>;

export function leastSquaresDocument(
  call: Call,
  asked: Asked,
  leftOut: readonly LeftOut[],
  data: Data,
  lastLabels: readonly string[] | null,
  errors: ErrorKind,
) {
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

export function estimatorDocument(call: Call, asked: Asked, leftOut: readonly LeftOut[], request: EstimatorRequest) {
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

type Figures = Pick<
  EstimatorReport['coefficients'][number],
  'name' | 'estimate' | 'standardError' | 't' | 'p' | 'lo' | 'hi'
>;

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
