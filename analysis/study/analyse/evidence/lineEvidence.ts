/** What one may believe of a line of PGR on problem solving. */
import type { Coefficient, NamedTest, Relation } from '../../../analysisResults';
import type { LineEvidence, WildInterval } from '../../../evidenceResults';
import { cr1Errors } from '../../../statistics/clusterRobust';
import type { Learner } from '../../../statistics/crossValidate';
import { centreWithin, groupDummies } from '../../../statistics/fixedEffects';
import { groupSlopes, isFitted } from '../../../statistics/groupSlopes';
import { huber } from '../../../statistics/huber';
import { leastSquares, leastSquaresEstimates } from '../../../statistics/leastSquares';
import { dot, pick } from '../../../statistics/matrix';
import { permuteGenerators } from '../../../statistics/permutationTest';
import { withErrors } from '../../../statistics/standardErrors';
import { centre, isConstant, mean } from '../../../statistics/summary';
import { theilSen } from '../../../statistics/theilSen';
import { settingKey } from '../place';
import { attempt } from '../../../statistics/attempt';
import { isFinished } from './isFinished';
import { testOf } from './exchange';
import { commonSettings, overCommonSettings } from './commonSettings';
import { wildInterval } from './generatorClusters';
import { outOfSample } from './outOfSample';

const name = 'problem_solving';
const joint = { draws: 9999, seed: 1 } as const;

/** Null where the line has no interval: too few generators, or none left to compare. */
export function lineEvidence({ points }: Pick<Relation, 'points'>): LineEvidence | null {
  const x = points.map((point) => [point.x]);
  const y = points.map((point) => point.y);
  const generators = points.map(({ generator }) => generator);
  const isByCell = points.some(({ method }) => method !== null);
  const settings = points.map(({ method, domain }) =>
    isByCell ? settingKey({ method: method ?? '', domain: domain ?? '' }) : '',
  );
  const fit = attempt(() => leastSquares(x, y, [name]));
  const slope =
    fit && (isByCell ? attempt(() => withErrors(fit, cr1Errors(x, fit, generators))[1]) : fit.coefficients[1]);
  if (!slope || !isFinished(slope)) return null;
  const plain = points.map((point) => point.x);
  const skill = outOfSample({ predictors: x, pgr: y, generators, settings }, lineLearner);
  const robust = attempt(() => theilSen(plain, y));
  return {
    slope,
    within: isByCell ? withinSlope(x, y, settings, generators) : null,
    wildBootstrap: isByCell ? attempt(() => wildInterval(x, y, fit, 0, generators)) : null,
    wildBootstrapWithin: isByCell ? wildWithin(x, y, settings, generators) : null,
    exchanged: exchanged({ x: plain, y, generators, settings }, centre),
    exchangedWithin: isByCell ? exchanged({ x: plain, y, generators, settings }, centreWithin) : null,
    // With one point a generator, rows are generators and there are no settings.
    outOfSample: isByCell
      ? skill
      : skill.filter(({ left }) => left === 'generator').map((own) => ({ ...own, r2AgainstSettings: null })),
    huber: attempt(() => huber(x, y, [name]).coefficients[1] ?? null),
    theilSen: robust && { estimate: robust.slope, lo: robust.lo, hi: robust.hi },
  };
}

function withinSlope(
  x: readonly (readonly number[])[],
  y: readonly number[],
  settings: readonly string[],
  generators: readonly string[],
): Coefficient | null {
  const { within } = groupSlopes(x, y, [name], settings, generators);
  const slope = isFitted(within) ? within.slopes[0] : undefined;
  return slope && isFinished(slope) ? slope : null;
}

/** The slope stands after the intercepts of the settings. */
function wildWithin(
  x: readonly (readonly number[])[],
  y: readonly number[],
  settings: readonly string[],
  generators: readonly string[],
): WildInterval | null {
  const dummies = groupDummies(settings);
  const whole = x.map((row, i) => [...(dummies[i] ?? []), ...row]);
  const effects = dummies[0]?.length ?? 0;
  const names = [...Array.from({ length: effects }, (_, j) => `setting ${j + 2}`), name];
  return attempt(() => wildInterval(whole, y, leastSquares(whole, y, names), effects, generators));
}

/**
 * Of Pearson's r, over the settings in which every generator has one row; `centred` takes a mean that an exchange keeps.
 * Null where nothing varies, or there is no such setting.
 */
function exchanged(
  { x, y, generators, settings }: Points,
  centred: (values: readonly number[], settings: readonly string[]) => number[],
): NamedTest | null {
  const common = commonSettings(generators, settings);
  const kept = <T>(values: readonly T[]) => pick(values, common.positions);
  const [a, b] = [x, y].map((values) => centred(kept(values), kept(settings)));
  if (!a || !b || isConstant(a) || isConstant(b)) return null;
  const scale = Math.sqrt(dot(a, a) * dot(b, b));
  const test = attempt(() =>
    testOf(permuteGenerators(b, kept(generators), kept(settings), (values) => dot(a, values) / scale, joint)),
  );
  return test && { ...test, null: overCommonSettings(test.null, common) };
}

interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly generators: readonly string[];
  readonly settings: readonly string[];
}

/** A fold in which all scores are one has no slope: its mean is what is left. */
const lineLearner: Learner = (x, y) => {
  if (isConstant(x.map(([value = 0]) => value))) return (rows) => rows.map(() => mean(y));
  const estimates = leastSquaresEstimates(x, y, [name]);
  return (rows) => rows.map((row) => dot([1, ...row], estimates));
};
