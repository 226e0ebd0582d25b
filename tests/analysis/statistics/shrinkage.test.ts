import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaveOneOut, predictLeftOut, squaredErrors } from '../../../analysis/statistics/crossValidate';
import { lasso, largestPenalty } from '../../../analysis/statistics/lasso';
import { leastSquares } from '../../../analysis/statistics/leastSquares';
import { predictLinear, type LinearModel } from '../../../analysis/statistics/linearModel';
import type { Rows } from '../../../analysis/statistics/matrix';
import { partialLeastSquares } from '../../../analysis/statistics/partialLeastSquares';
import { ridge } from '../../../analysis/statistics/ridge';
import { sharedMissing } from '../../shared';
import { golden, goldenOfR, goldenSets } from './golden';
import { names, x, y } from './goldenRegression';
import { expectAllNear, expectEachNear, expectNear } from './near';

type Fit = (x: Rows, y: readonly number[]) => LinearModel;

describe.skipIf(golden === null)(`against scikit-learn (else ${sharedMissing})`, () => {
  it.each(goldenSets)('ridge on $name', ({ X, y, ridge_z_ddof0: expected }) => {
    for (const [penalty, key] of [
      [0.1, '0.1'],
      [1, '1.0'],
      [10, '10.0'],
    ] as const) {
      const model = ridge(X, y, penalty);
      expectEachNear(model.coefficients, expected[key].coef, 1e-8);
      expectNear(model.intercept, expected[key].intercept, 1e-8);
    }
  });

  it.each(goldenSets)('lasso on $name', ({ X, y, ridge_z_ddof0: expected }) => {
    const model = lasso(X, y, 0.1);
    expectEachNear(model.coefficients, expected['lasso_0.1'].coef, 1e-6);
    expect(model.kktViolation).toBeLessThanOrEqual(1e-9);
    expect(model.coefficients.map((value) => value === 0)).toEqual(
      expected['lasso_0.1'].coef.map((value) => value === 0),
    );
  });

  it.each(goldenSets)('PLS on $name', ({ X, y, pls2: { scale } }) => {
    const model = partialLeastSquares(X, y, 2);
    expectEachNear(model.coefficients, scale.coef, 1e-8);
    expectEachNear(predictLinear(model, X), scale.pred, 1e-8);
  });
});

describe.skipIf(goldenOfR === null)(`against R's pls (else ${sharedMissing})`, () => {
  it('PLS, its coefficients and its errors on rows left out', () => {
    const { X, y } = golden!.synth54x8;
    expectEachNear(partialLeastSquares(X, y, 2).coefficients, goldenOfR!.pls_scale_coef, 1e-8);
    const folds = leaveOneOut(y.length);
    const press = [1, 2].map((count) => {
      const learner = (rows: Rows, seen: readonly number[]) => {
        const model = partialLeastSquares(rows, seen, count);
        return (further: Rows) => predictLinear(model, further);
      };
      return squaredErrors(y, predictLeftOut(X, y, folds, learner));
    });
    expectEachNear(press, goldenOfR!.pls_press, 1e-8);
  });
});

describe('the limits of shrinkage', () => {
  const fit = leastSquares(x, y, names);
  const fitted = (model: LinearModel) => predictLinear(model, x);

  it('are least squares without a penalty, or with all components', () => {
    expectEachNear(fitted(ridge(x, y, 0)), [...fit.fitted]);
    expectEachNear(fitted(partialLeastSquares(x, y, 3)), [...fit.fitted]);
    expectEachNear(fitted(lasso(x, y, 1e-9)), [...fit.fitted], 1e-6);
  });

  it('are the mean with a large penalty, or no component', () => {
    const penalty = largestPenalty(x, y);
    expect(lasso(x, y, penalty).coefficients).toEqual([0, 0, 0]);
    expect(lasso(x, y, 0.999 * penalty).coefficients.filter((value) => value !== 0)).toHaveLength(1);
    expect(partialLeastSquares(x, y, 0).coefficients).toEqual([0, 0, 0]);
    expect(Math.max(...ridge(x, y, 1e12).coefficients.map(Math.abs))).toBeLessThan(1e-6);
  });

  it('hold with more predictors than rows, and with predictors that repeat', () => {
    const wide = x.slice(0, 5).map((row, i) => [...row, ...row, i ** 2, i, 4]);
    const outcome = y.slice(0, 5);
    for (const model of [ridge(wide, outcome, 0.1), lasso(wide, outcome, 0.1), partialLeastSquares(wide, outcome, 9)])
      expect([...model.coefficients, ...predictLinear(model, wide)].every(Number.isFinite)).toBe(true);
    expectEachNear(predictLinear(partialLeastSquares(wide, outcome, 9), wide), outcome, 1e-8);
  });
});

describe('properties', () => {
  const methods: readonly [string, Fit][] = [
    ['ridge', (rows, outcome) => ridge(rows, outcome, 3)],
    ['PLS', (rows, outcome) => partialLeastSquares(rows, outcome, 2)],
    ['lasso', (rows, outcome) => lasso(rows, outcome, 0.5)],
  ];
  const factors = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 });

  it.each(methods)('%s predicts the same whatever the units of the predictors', (_, method) => {
    fc.assert(
      fc.property(factors, (units) => {
        const rows = x.map((row) => row.map((value, j) => value * units[j]! + j));
        expectAllNear(predictLinear(method(rows, y), rows), predictLinear(method(x, y), x), 1e-8);
      }),
      { numRuns: 20 },
    );
  });

  it.each(methods)('%s does not depend on the order of rows and columns', (_, method) => {
    const order = y.map((_, i) => (i * 7) % y.length);
    const turned = method(
      order.map((i) => x[i]!.toReversed()),
      order.map((i) => y[i]!),
    );
    expectAllNear(turned.coefficients.toReversed(), method(x, y).coefficients, 1e-8);
  });

  it('the objective of the lasso is not lower next to its solution', () => {
    const model = lasso(x, y, 0.5);
    const objective = (coefficients: readonly number[]) => {
      const missed = squaredErrors(y, predictLinear({ ...model, coefficients }, x));
      return missed / (2 * y.length) + 0.5 * coefficients.reduce((total, value) => total + Math.abs(value), 0);
    };
    const best = objective(model.coefficients);
    const step = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(step, (shift) => {
        expect(objective(model.coefficients.map((value, j) => value + shift[j]!))).toBeGreaterThanOrEqual(
          best * (1 - 1e-12),
        );
      }),
    );
  });
});
