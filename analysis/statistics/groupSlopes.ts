import type { Coefficient } from '../analysisResults';
import { AgoraError } from '../errors';
import { cr1Errors } from './clusterRobust';
import { leaveOneGroupOut } from './crossValidate';
import { criticalT } from './distributions';
import { groupDummies } from './fixedEffects';
import { leastSquares, type LeastSquares } from './leastSquares';
import { columnOf, pick, transpose, type Rows } from './matrix';
import { classicalErrors, withErrors, type StandardErrors } from './standardErrors';
import { isConstant, mean } from './summary';

/** Slopes of one way to look at grouped rows. */
export interface SlopeFit {
  /** Rows fitted: group means in the case of `between`. */
  readonly n: number;
  /** In the order of the predictors; intercepts and group effects are not among them. */
  readonly slopes: readonly Coefficient[];
  readonly errors: StandardErrors['kind'];
  /** Predictors that this way cannot tell anything about, such as those constant in every group. */
  readonly leftOut: readonly string[];
}

/** No fit, and why. */
export interface NoFit {
  readonly reason: string;
}

/** A predictor whose slope within groups is another than between them. */
export interface SlopeDisagreement {
  readonly name: string;
  /** `sign`: they point in opposite directions; `size`: the same direction, and further apart than their noise. */
  readonly differ: 'sign' | 'size';
  readonly within: number;
  readonly between: number;
  /** Difference over its standard error, the two being independent. */
  readonly z: number;
  /** |z| beyond the critical t of 95 % for the fewer degrees of freedom of the two. */
  readonly beyondNoise: boolean;
}

export interface GroupSlopes {
  /** All rows alike. */
  readonly pooled: SlopeFit | NoFit;
  /** An intercept a group ("fixed effects"): only differences inside groups count. */
  readonly within: SlopeFit | NoFit;
  /** Least squares of the group means, each counted once. */
  readonly between: SlopeFit | NoFit;
  readonly disagreements: readonly SlopeDisagreement[];
}

/**
 * Slopes of grouped rows pooled, within and between groups (Wooldridge, Econometric Analysis, ch. 10). x is n × k, without
 * intercept. With `clusters` the standard errors of `pooled` and `within` are CR1, the group intercepts counted as
 * parameters; those of `between` are always classical.
 */
export function groupSlopes(
  x: Rows,
  y: readonly number[],
  names: readonly string[],
  groups: readonly string[],
  clusters: readonly string[] | null,
): GroupSlopes {
  const members = leaveOneGroupOut(groups);
  const meansOf = (values: readonly number[]) => members.map((rows) => mean(pick(values, rows)));
  const deviates = (column: readonly number[]) => members.some((rows) => !isConstant(pick(column, rows)));
  const groupMeans = transpose(transpose(x).map(meansOf));

  const pooled = slopesOf(x, [], y, names, clusters, (column) => !isConstant(column));
  const within = slopesOf(x, groupDummies(groups), y, names, clusters, deviates);
  const between = slopesOf(groupMeans, [], meansOf(y), names, null, (column) => !isConstant(column));
  return { pooled, within, between, disagreements: disagreementsOf(within, between, names.length, members.length) };
}

/** True where there is a fit. */
export function isFitted(fit: SlopeFit | NoFit): fit is SlopeFit {
  return 'slopes' in fit;
}

function slopesOf(
  x: Rows,
  dummies: Rows,
  y: readonly number[],
  names: readonly string[],
  clusters: readonly string[] | null,
  tells: (column: readonly number[]) => boolean,
): SlopeFit | NoFit {
  const told = names.flatMap((_, j) => (tells(columnOf(x, j)) ? [j] : []));
  if (told.length === 0) return { reason: 'No predictor varies here.' };
  const effects = dummies[0]?.map((_, j) => `group ${j + 2}`) ?? [];
  // The groups come first, so that a predictor they determine is the one to be named.
  const design = x.map((row, i) => [...(dummies[i] ?? []), ...pick(row, told)]);
  try {
    const fit = leastSquares(design, y, [...effects, ...pick(names, told)]);
    const errors = clusters === null ? classicalErrors(fit) : cr1Errors(design, fit, clusters);
    return {
      n: fit.n,
      slopes: slopesAfter(fit, errors, effects.length + 1),
      errors: errors.kind,
      leftOut: names.filter((_, j) => !told.includes(j)),
    };
  } catch (error) {
    if (error instanceof AgoraError) return { reason: error.message };
    throw error;
  }
}

const slopesAfter = (fit: LeastSquares, errors: StandardErrors, first: number) => withErrors(fit, errors).slice(first);

function disagreementsOf(
  within: SlopeFit | NoFit,
  between: SlopeFit | NoFit,
  k: number,
  groups: number,
): SlopeDisagreement[] {
  if (!isFitted(within) || !isFitted(between)) return [];
  const critical = criticalT(0.95, Math.max(1, Math.min(within.n - groups - k, groups - k - 1)));
  return within.slopes.flatMap((inside): SlopeDisagreement[] => {
    const outside = between.slopes.find(({ name }) => name === inside.name);
    if (!outside) return [];
    const z = (inside.estimate - outside.estimate) / Math.hypot(inside.standardError, outside.standardError);
    const beyondNoise = Math.abs(z) > critical;
    const opposite = Math.sign(inside.estimate) !== Math.sign(outside.estimate);
    if (!opposite && !beyondNoise) return [];
    const { name, estimate } = inside;
    return [{ name, differ: opposite ? 'sign' : 'size', within: estimate, between: outside.estimate, z, beyondNoise }];
  });
}
