import { clustersOf } from './clusterRobust';
import type { LeastSquares } from './leastSquares';
import { drawIndex } from './draws';
import { columnOf, dot, itemAt, pick, type Rows } from './matrix';
import { residualsOn, without } from './partialRegression';
import { randomGenerator } from './random';

const [narrow, wide] = [Math.sqrt(0.5), Math.sqrt(1.5)];

/**
 * What the residuals of a whole cluster are multiplied by: mean 0, variance 1. `rademacher`: ±1, best where clusters are
 * many. `webb`: six points (Webb 2023), for clusters so few that 2^G arrangements are too coarse.
 */
export const wildWeights = {
  rademacher: [-1, 1],
  webb: [-wide, -1, -narrow, narrow, 1, wide],
} as const;

export interface WildClusterBootstrap {
  /** What is tested, in words. */
  readonly null: string;
  readonly weights: keyof typeof wildWeights;
  readonly clusters: number;
  /** Arrangements of weights over clusters that were looked at. */
  readonly arrangements: number;
  /** True: all there are, so that p is exact and no seed matters. */
  readonly enumerated: boolean;
  /** The estimate less the null, over its CR1 standard error. */
  readonly t: number;
  /** Share of arrangements whose |t| reaches that of the data; where they are drawn, the data count as one of them. */
  readonly p: number;
  /** All values that the same test does not reject at 5 %; infinite where even the farthest is not rejected. */
  readonly lo: number;
  readonly hi: number;
}

export interface WildClusterOptions {
  readonly weights: keyof typeof wildWeights;
  /** Arrangements drawn where there are more; all are taken where there are at most so many. */
  readonly draws: number;
  readonly seed: number;
  /** The value of the coefficient under the null; zero unless told otherwise. */
  readonly nullValue?: number;
}

/**
 * Test of one coefficient with residuals that are dependent within clusters: the wild cluster bootstrap-t with the null
 * imposed (Cameron, Gelbach & Miller 2008; MacKinnon & Webb 2018), symmetric in t, and the interval by inverting it.
 * x is n × k without intercept; `predictor` counts from 0. Throws `AgoraError('bad-input')` with fewer than two clusters.
 */
export function wildClusterBootstrap(
  x: Rows,
  y: readonly number[],
  fit: LeastSquares,
  predictor: number,
  clusters: readonly string[],
  options: WildClusterOptions,
): WildClusterBootstrap {
  const { nullValue = 0, weights } = options;
  const members = clustersOf(clusters);
  const { name, estimate } = itemAt(fit.coefficients, predictor + 1);
  const arrangements = arrange(members.length, options);
  const test = tester(x, y, fit, predictor, members, arrangements);
  const { t, p } = test(nullValue);
  return {
    null: `The coefficient of ${name} is ${nullValue}; residuals of different clusters are independent.`,
    weights,
    clusters: members.length,
    arrangements: arrangements.list.length,
    enumerated: arrangements.all,
    t,
    p,
    lo: limit(test, estimate, -1),
    hi: limit(test, estimate, 1),
  };
}

interface Arrangements {
  /** Weights of the clusters, one list an arrangement. */
  readonly list: readonly Float64Array[];
  readonly all: boolean;
}

function arrange(clusters: number, { weights, draws, seed }: WildClusterOptions): Arrangements {
  const points: readonly number[] = wildWeights[weights];
  const count = points.length ** clusters;
  const all = count <= draws;
  const random = randomGenerator(seed);
  const list = Array.from({ length: all ? count : draws }, (_, number) =>
    Float64Array.from({ length: clusters }, (_, g) => {
      const digit = all ? Math.floor(number / points.length ** g) % points.length : drawIndex(points.length, random);
      return itemAt(points, digit);
    }),
  );
  return { list, all };
}

type Test = (nullValue: number) => { readonly t: number; readonly p: number };

/** A tie with the data is a tie: rounding must not decide. */
const TIE = 1 - 1e-9;

/**
 * With the null imposed, residuals are e_y − r·e_x, the residuals of y and of the predictor on the others. An arrangement v
 * shifts the estimate by Σ v_g q_g and makes the cluster scores A·v: nothing is fitted anew (Roodman et al. 2019, sec. 5).
 */
function tester(
  x: Rows,
  y: readonly number[],
  fit: LeastSquares,
  predictor: number,
  members: readonly (readonly number[])[],
  { list, all }: Arrangements,
): Test {
  const direction = itemAt(fit.unscaledCovariance, predictor + 1);
  const others = without(x, predictor);
  const design = x.map((row) => [1, ...row]);
  const pull = design.map((row) => dot(direction, row));
  const count = members.length;
  const correction = (count / (count - 1)) * ((fit.n - 1) / fit.degreesOfFreedom);
  const parts = [y, columnOf(x, predictor)].map((values) =>
    clusterParts(residualsOn(others, values), design, pull, fit.unscaledCovariance, members),
  );
  const [ofY, ofX] = [itemAt(parts, 0), itemAt(parts, 1)];
  return (nullValue) => {
    const shifts = ofY.shifts.map((value, g) => value - nullValue * itemAt(ofX.shifts, g));
    const scores = ofY.scores.map((value, position) => value - nullValue * itemAt(ofX.scores, position));
    const statistic = (weights: Float64Array) => {
      let shift = 0;
      let squares = 0;
      for (let g = 0; g < count; g++) {
        shift += (weights[g] ?? 0) * (shifts[g] ?? 0);
        let score = 0;
        for (let h = 0; h < count; h++) score += (scores[g * count + h] ?? 0) * (weights[h] ?? 0);
        squares += score * score;
      }
      return shift / Math.sqrt(correction * squares);
    };
    const t = statistic(new Float64Array(count).fill(1));
    const threshold = Math.abs(t) * TIE;
    // An arrangement without a standard error speaks against nothing.
    const reached = list.reduce((total, weights) => total + (Math.abs(statistic(weights)) < threshold ? 0 : 1), 0);
    const p = all ? reached / list.length : (reached + 1) / (list.length + 1);
    return { t, p };
  };
}

/** For one column of residuals u: the shift c·X_gᵀu_g of each cluster g, and the scores, [g·G + h], that u_h makes in g. */
function clusterParts(
  residuals: readonly number[],
  design: Rows,
  pull: readonly number[],
  bread: Rows,
  members: readonly (readonly number[])[],
): { readonly shifts: readonly number[]; readonly scores: readonly number[] } {
  const shifts = members.map((rows) => dot(pick(pull, rows), pick(residuals, rows)));
  const along = members.map((rows) => bread.map((_, j) => dot(pick(pull, rows), columnOf(pick(design, rows), j))));
  const moved = members.map((rows) => {
    const score = bread.map((_, j) => dot(columnOf(pick(design, rows), j), pick(residuals, rows)));
    return bread.map((row) => dot(row, score));
  });
  const scores = along.flatMap((a, g) => moved.map((b, h) => (g === h ? itemAt(shifts, g) : 0) - dot(a, b)));
  return { shifts, scores };
}

const LEVEL = 0.05;
const DOUBLINGS = 40;
const HALVINGS = 60;
/** Of the estimate: p is a step function, and its steps are wider. */
const NARROW = 1e-8;

/** The farthest value on one side that is not rejected, between one that is not and one that is. */
function limit(test: Test, estimate: number, side: -1 | 1): number {
  const rejected = (value: number) => test(value).p <= LEVEL;
  const unit = Math.abs(estimate) || 1;
  let reach = unit;
  let inside = estimate;
  for (let doubled = 0; !rejected(estimate + side * reach); doubled++) {
    if (doubled === DOUBLINGS) return side * Infinity;
    inside = estimate + side * reach;
    reach *= 2;
  }
  let outside = estimate + side * reach;
  for (let halved = 0; halved < HALVINGS && Math.abs(outside - inside) > NARROW * unit; halved++) {
    const middle = (inside + outside) / 2;
    if (rejected(middle)) outside = middle;
    else inside = middle;
  }
  return inside;
}
