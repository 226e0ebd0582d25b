import { describe, expect, it } from 'vitest';
import {
  groupMeansLeftOut,
  leaveOneGroupOut,
  leaveOneOut,
  outOfSampleR2,
  skillAgainst,
  predictLeftOut,
  squaredErrors,
  type Learner,
} from '../../../analysis/statistics/crossValidate';
import { componentRegression } from '../../../analysis/statistics/componentRegression';
import { leastSquaresEstimates } from '../../../analysis/statistics/leastSquares';
import { lasso } from '../../../analysis/statistics/lasso';
import { predictLinear, type LinearModel } from '../../../analysis/statistics/linearModel';
import { dot, pick, type Rows } from '../../../analysis/statistics/matrix';
import { partialLeastSquares } from '../../../analysis/statistics/partialLeastSquares';
import { ridge } from '../../../analysis/statistics/ridge';
import { mean, sumOfSquares } from '../../../analysis/statistics/summary';
import { tuned, type LearnerFamily } from '../../../analysis/statistics/tuned';
import { sharedMissing } from '../../shared';
import { golden, goldenSets } from './golden';
import {
  generators,
  goldenRegression,
  names as goldenNames,
  settings,
  x as goldenX,
  y as goldenY,
} from './goldenRegression';
import { expectAllNear, expectNear } from './near';

const plain = (names: readonly string[]) => (x: readonly (readonly number[])[], y: readonly number[]) => {
  const estimates = leastSquaresEstimates(x, y, names);
  return (rows: readonly (readonly number[])[]) => rows.map((row) => dot([1, ...row], estimates));
};

describe.skipIf(golden === null)(`skill out of sample against the PRESS of statsmodels (else ${sharedMissing})`, () => {
  it.each(goldenSets)('$name', ({ X, y, names, ols }) => {
    expectNear(outOfSampleR2(X, y, leaveOneOut(y.length), plain(names)), ols.loo_r2);
  });

  it.each(goldenSets)('$name, all components in place of the columns', ({ X, y, names, ols }) => {
    expectNear(outOfSampleR2(X, y, leaveOneOut(y.length), componentRegression(names.length)), ols.loo_r2);
  });
});

describe('folds', () => {
  const y = [1, 2, 3, 10];
  const x = y.map(() => []);
  const predictMean = (_: unknown, seen: readonly number[]) => (rows: readonly unknown[]) => rows.map(() => mean(seen));

  it('hold each row out once, in groups where there are groups', () => {
    expect(leaveOneOut(3)).toEqual([[0], [1], [2]]);
    expect(leaveOneGroupOut(['b', 'a', 'b'])).toEqual([[0, 2], [1]]);
  });

  it('never show the learner what it predicts', () => {
    expect(predictLeftOut(x, y, leaveOneOut(4), predictMean)).toEqual([5, 14 / 3, 13 / 3, 2]);
    expect(predictLeftOut(x, y, leaveOneGroupOut(['a', 'b', 'b', 'a']), predictMean)).toEqual([2.5, 5.5, 5.5, 2.5]);
  });

  it('give the mean of the others less than no skill', () => {
    expect(outOfSampleR2(x, y, leaveOneOut(4), predictMean)).toBeCloseTo(1 - (4 / 3) ** 2, 12);
  });

  it('that are smaller than the components still predict', () => {
    const rows = [
      [1, 5, 2],
      [2, 1, 7],
      [3, 3, 3],
    ];
    const predictions = predictLeftOut(rows, [1, 4, 2], leaveOneOut(3), componentRegression(5));
    expect(predictions.every(Number.isFinite)).toBe(true);
  });
});

describe('skill of rows in groups against scikit-learn', () => {
  const { skill, nested } = goldenRegression;
  const learner: Learner = plain(goldenNames);
  const ways = {
    row: leaveOneOut(goldenY.length),
    generator: leaveOneGroupOut(generators),
    setting: leaveOneGroupOut(settings),
  };

  it.each(['row', 'generator', 'setting'] as const)('leaving out a %s', (way) => {
    expectNear(outOfSampleR2(goldenX, goldenY, ways[way], learner), skill[way].r2);
    const predictions = predictLeftOut(goldenX, goldenY, ways[way], learner);
    const against = skillAgainst(goldenY, predictions, groupMeansLeftOut(goldenY, ways[way], settings));
    expectNear(Number(against), skill[way].r2AgainstSettings);
  });

  const fitting =
    (method: (x: Rows, y: readonly number[]) => LinearModel): Learner =>
    (rows, seen) => {
      const model = method(rows, seen);
      return (further) => predictLinear(model, further);
    };
  const families: Record<keyof typeof nested, LearnerFamily> = {
    ridge: (penalty) => fitting((rows, seen) => ridge(rows, seen, penalty)),
    lasso: (penalty) => fitting((rows, seen) => lasso(rows, seen, penalty)),
    pls: (count) => fitting((rows, seen) => partialLeastSquares(rows, seen, count)),
  };

  it.each(['ridge', 'lasso', 'pls'] as const)('of %s, tuned on the generators inside each fold', (method) => {
    const { candidates, chosen, r2, predicted } = nested[method];
    const inner = (positions: readonly number[]) => leaveOneGroupOut(pick(generators, positions));
    const seen: number[] = [];
    const noting: LearnerFamily = (candidate) => (rows, outcome, positions) => {
      // Only the final fit of a fold shows it five generators.
      if (new Set(pick(generators, positions)).size === 5) seen.push(candidate);
      return families[method](candidate)(rows, outcome, positions);
    };
    const predictions = predictLeftOut(goldenX, goldenY, ways.generator, tuned(noting, candidates, inner));
    expectAllNear(predictions, predicted, 1e-8);
    expect(seen).toEqual(chosen);
    expectNear(1 - squaredErrors(goldenY, predictions) / sumOfSquares(goldenY), r2, 1e-8);
  });
});
