import { describe, expect, it } from 'vitest';
import {
  leaveOneGroupOut,
  leaveOneOut,
  outOfSampleR2,
  predictLeftOut,
} from '../../../analysis/statistics/crossValidate';
import { componentRegression } from '../../../analysis/statistics/componentRegression';
import { leastSquaresEstimates } from '../../../analysis/statistics/leastSquares';
import { dot } from '../../../analysis/statistics/matrix';
import { mean } from '../../../analysis/statistics/summary';
import { sharedMissing } from '../../shared';
import { golden, goldenSets } from './golden';
import { expectNear } from './near';

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
    const rows = [[1, 5, 2], [2, 1, 7], [3, 3, 3]]; // prettier-ignore
    const predictions = predictLeftOut(rows, [1, 4, 2], leaveOneOut(3), componentRegression(5));
    expect(predictions.every(Number.isFinite)).toBe(true);
  });
});
