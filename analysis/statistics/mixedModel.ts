import { inverse, Matrix } from 'ml-matrix';
import { AgoraError } from '../errors';
import type { Coefficient } from '../analysisResults';
import { columnOf, dot, itemAt, type Rows } from './matrix';
import { bestDeviation, devianceAt, mixedData, solveMixed, type Grouping, type MixedData } from './mixedEquations';
import { nelderMead } from './nelderMead';
import { inferred } from './inferred';
import { sum } from './summary';

/** The differences between the levels of one grouping. */
export interface VarianceComponent {
  readonly name: string;
  readonly variance: number;
  /** Of the sum of all components and the residual variance: what the fixed coefficients leave. */
  readonly share: number;
  /** Predicted effect of each level, shrunk towards zero, in the order of the rows. */
  readonly levels: readonly { readonly level: string; readonly effect: number }[];
}

export interface MixedModel {
  readonly n: number;
  readonly criterion: 'REML' | 'ML';
  /** Fixed coefficients, the intercept first; t with Satterthwaite's degrees of freedom. */
  readonly coefficients: readonly Coefficient[];
  readonly degreesOfFreedom: readonly number[];
  readonly components: readonly VarianceComponent[];
  readonly residualVariance: number;
  /** Of the criterion: restricted for REML. */
  readonly logLikelihood: number;
  /** Groupings whose variance is estimated at zero: the rows show no differences between their levels beyond the rest. */
  readonly atZero: readonly string[];
  readonly assumed: readonly string[];
}

/**
 * Linear mixed model with a random intercept for each grouping, crossed or nested, by restricted maximum likelihood (Bates
 * et al. 2015; degrees of freedom as in Kuznetsova, Brockhoff & Christensen 2017). x is n × k without intercept. Throws
 * `RankDeficiency`, and `AgoraError('bad-input')` where a grouping has one level only, or one for each row.
 */
export function mixedModel(
  x: Rows,
  y: readonly number[],
  names: readonly string[],
  groupings: readonly Grouping[],
  criterion: 'REML' | 'ML' = 'REML',
): MixedModel {
  groupings.forEach(refuseUnidentified);
  if (y.length <= names.length + 1)
    throw new AgoraError(
      'bad-input',
      `${y.length} rows are too few for ${names.length + 1} coefficients and a residual.`,
    );
  const data = mixedData(x, y, names, groupings, criterion);
  const ratios = fitRatios(data);
  const solution = solveMixed(data, ratios);
  const deviation = bestDeviation(data, solution);
  const variances = ratios.map((ratio) => (ratio * deviation) ** 2);
  const total = sum(variances) + deviation ** 2;
  const freedoms = satterthwaite(data, ratios, deviation);
  return {
    n: data.n,
    criterion,
    coefficients: ['intercept', ...names].map((name, j) => {
      const standardError = deviation * Math.sqrt(itemAt(itemAt(solution.unscaledCovariance, j), j));
      return inferred(name, itemAt(solution.estimates, j), standardError, itemAt(freedoms, j));
    }),
    degreesOfFreedom: freedoms,
    components: groupings.map(({ name }, grouping) => ({
      name,
      variance: itemAt(variances, grouping),
      share: itemAt(variances, grouping) / total,
      levels: data.levels.flatMap((level, i) =>
        data.groupings[i] === grouping ? [{ level, effect: itemAt(solution.effects, i) }] : [],
      ),
    })),
    residualVariance: deviation ** 2,
    logLikelihood: -devianceAt(data, solution, deviation) / 2,
    atZero: groupings.flatMap(({ name }, grouping) => (ratios[grouping] === 0 ? [name] : [])),
    assumed: [
      `Effects of ${groupings.map(({ name }) => name).join(' and of ')} are independent draws from normal distributions.`,
      'Residuals are independent and normal with one variance.',
      'Effects do not depend on the predictors.',
    ],
  };
}

function refuseUnidentified({ name, labels }: Grouping): void {
  const levels = new Set(labels).size;
  if (levels < 2 || levels === labels.length)
    throw new AgoraError('bad-input', `${name} has ${levels} levels for ${labels.length} rows: it has no variance.`, {
      value: name,
      nextStep: 'Leave this grouping out.',
    });
}

const NEGLIGIBLE = 1e-4;

/** Ratios of the deviations of effects to that of residuals with the least deviance; each at least zero. */
function fitRatios(data: MixedData): number[] {
  const objective = (ratios: readonly number[]) => {
    const solution = solveMixed(data, ratios);
    return devianceAt(data, solution, bestDeviation(data, solution));
  };
  const count = Math.max(-1, ...data.groupings) + 1;
  if (count === 0) return [];
  // The deviance is even in each ratio; several starts, because it can have a second minimum where a ratio is zero.
  const starts = [1, 0.1, 5].map((value) =>
    nelderMead(
      objective,
      Array.from({ length: count }, () => value),
      0.3,
      1e-7,
    ),
  );
  const best = starts.reduce((a, b) => (b.value < a.value ? b : a));
  const refined = nelderMead(objective, best.point, 1e-2, 1e-9);
  let { value } = refined;
  let ratios = refined.point.map(Math.abs);
  ratios.forEach((ratio, j) => {
    const without = ratios.with(j, 0);
    if (ratio < NEGLIGIBLE && objective(without) <= value + NEGLIGIBLE ** 2) {
      ratios = without;
      value = objective(without);
    }
  });
  return ratios;
}

/**
 * Satterthwaite's degrees of freedom of each fixed coefficient: 2·v²/(gᵀAg), v its variance, g the gradient of v in the
 * ratios and the residual deviation, A twice the inverse Hessian of the deviance; both by differences.
 */
function satterthwaite(data: MixedData, ratios: readonly number[], deviation: number): number[] {
  // A ratio at zero is at its bound: it is known as far as this goes.
  const free = ratios.flatMap((ratio, j) => (ratio === 0 ? [] : [j]));
  const start = [...free.map((j) => itemAt(ratios, j)), deviation];
  const at = (point: readonly number[]) => {
    const moved = ratios.map((ratio, j) => (free.includes(j) ? itemAt(point, free.indexOf(j)) : ratio));
    return { solution: solveMixed(data, moved), deviation: itemAt(point, point.length - 1) };
  };
  const deviance = (point: readonly number[]) => {
    const { solution, deviation: residual } = at(point);
    return devianceAt(data, solution, residual);
  };
  const variances = (point: readonly number[]) => {
    const { solution, deviation: residual } = at(point);
    return solution.unscaledCovariance.map((row, j) => residual ** 2 * itemAt(row, j));
  };
  const covariance = inverse(new Matrix(hessian(deviance, start)))
    .mul(2)
    .to2DArray();
  const gradients = gradient(variances, start);
  return variances(start).map((variance, j) => {
    // Relative to the variance, so that no unit is too large or too small for its square.
    const g = columnOf(gradients, j).map((value) => value / variance);
    return (
      2 /
      dot(
        g,
        covariance.map((row) => dot(row, g)),
      )
    );
  });
}

const shifted = (point: readonly number[], j: number, by: number) => point.with(j, itemAt(point, j) + by);
const stepAt = (value: number) => 1e-3 * Math.max(Math.abs(value), 1e-3);

/** [variable][function], by central differences of fourth order. */
function gradient(of: (point: readonly number[]) => readonly number[], point: readonly number[]): number[][] {
  return point.map((value, j) => {
    const h = stepAt(value);
    const [a, b, c, d] = [-2, -1, 1, 2].map((factor) => of(shifted(point, j, factor * h)));
    return (a ?? []).map((left, i) => (left - 8 * (b?.[i] ?? NaN) + 8 * (c?.[i] ?? NaN) - (d?.[i] ?? NaN)) / (12 * h));
  });
}

/** By central differences of the gradient. */
function hessian(of: (point: readonly number[]) => number, point: readonly number[]): number[][] {
  return gradient((moved) => gradient((each) => [of(each)], moved).map((row) => itemAt(row, 0)), point);
}
