/** What no statistic may depend on: units and origins, the order of rows and columns; and what rows given twice do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatorReport, estimators } from '../../../analysis/statistics/estimators';
import { leastSquares } from '../../../analysis/statistics/leastSquares';
import { itemAt, pick, transpose } from '../../../analysis/statistics/matrix';
import { fitPca, project } from '../../../analysis/statistics/pca';
import { permuteGenerators } from '../../../analysis/statistics/permutationTest';
import { kendallTest, pearsonTest, spearmanTest } from '../../../analysis/statistics/rankCorrelation';
import { pearson } from '../../../analysis/statistics/correlation';
import { regressionReport } from '../../../analysis/statistics/regressionReport';
import { twoSamplePermutation } from '../../../analysis/statistics/twoSamplePermutation';
import { expectAllNear, expectNear } from './near';

const value = fc.integer({ min: -50, max: 50 });
const column = (n: number) => fc.array(value, { minLength: n, maxLength: n });

/** 12 rows of three predictors and an outcome, far from dependent. */
const table = fc
  .tuple(column(12), column(12), column(12), column(12))
  .filter((columns) => {
    const [x, y, z, outcome] = columns;
    const pairs = [
      [x, y],
      [x, z],
      [y, z],
      [x, outcome],
      [y, outcome],
      [z, outcome],
    ] as const;
    return pairs.every(([a, b]) => Math.abs(pearson(a, b) ?? 1) < 0.9);
  })
  .map(([a, b, c, y]) => ({ x: transpose([a, b, c]), y }))
  .filter(({ x, y }) => leastSquares(x, y, names).coefficients.every(({ standardError }) => standardError < 1e3));

const names = ['a', 'b', 'c'];
/** A power of ten from 1e-149 to 1e147, or its negative: values go up to 50 and their squares must exist. */
const unit = fc
  .tuple(fc.integer({ min: -147, max: 147 }), fc.boolean())
  .map(([power, turned]) => (turned ? -1 : 1) * 10 ** power);
const order = fc.shuffledSubarray(
  Array.from({ length: 12 }, (_, i) => i),
  { minLength: 12 },
);
const runs = { numRuns: 60, seed: 11 };

describe('least squares', () => {
  const figuresOf = (x: readonly (readonly number[])[], y: readonly number[]) => {
    const fit = leastSquares(x, y, names);
    return { t: fit.coefficients.slice(1).map(({ t }) => t), r2: fit.r2, f: fit.f, leverage: fit.leverage };
  };

  it('has the same t, R² and F in any units', () => {
    fc.assert(
      fc.property(table, unit, unit, ({ x, y }, a, b) => {
        const before = figuresOf(x, y);
        const after = figuresOf(
          x.map(([first = 0, ...rest]) => [a * first, ...rest]),
          y.map((each) => b * each),
        );
        const signs = before.t.map((_, j) => Math.sign(b) * (j === 0 ? Math.sign(a) : 1));
        expectAllNear(
          after.t,
          before.t.map((t, j) => t * itemAt(signs, j)),
          1e-8,
        );
        expectNear(after.r2, before.r2, 1e-8);
        expectNear(after.f, before.f, 1e-8);
      }),
      runs,
    );
  });

  it('does not depend on the order of rows and of columns', () => {
    fc.assert(
      fc.property(table, order, ({ x, y }, places) => {
        const before = figuresOf(x, y);
        const turned = pick(x, places).map((row) => row.toReversed());
        const after = figuresOf(turned, pick(y, places));
        expectAllNear(after.t.toReversed(), before.t, 1e-8);
        expectAllNear(after.leverage, pick(before.leverage, places), 1e-8);
      }),
      runs,
    );
  });

  it('keeps its coefficients where rows are given twice; standard errors shrink as if they were new', () => {
    fc.assert(
      fc.property(table, ({ x, y }) => {
        const once = leastSquares(x, y, names);
        const twice = leastSquares([...x, ...x], [...y, ...y], names);
        const of = (fit: typeof once, key: 'estimate' | 'standardError') => fit.coefficients.map((each) => each[key]);
        expectAllNear(of(twice, 'estimate'), of(once, 'estimate'), 1e-8);
        const shrunk = Math.sqrt(once.degreesOfFreedom / twice.degreesOfFreedom);
        expectAllNear(
          of(twice, 'standardError'),
          of(once, 'standardError').map((each) => shrunk * each),
          1e-8,
        );
        expectNear(twice.r2, once.r2, 1e-8);
      }),
      runs,
    );
  });
});

describe('any small table', () => {
  const cell = fc.oneof(fc.constantFrom(0, 1, 1, 3), fc.double({ min: -2, max: 2, noNaN: true }));
  const small = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 })).chain(([n, k]) =>
    fc.record({
      x: fc.array(fc.array(cell, { minLength: k, maxLength: k }), { minLength: n, maxLength: n }),
      y: fc.array(cell, { minLength: n, maxLength: n }),
      groups: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: n, maxLength: n }),
      within: fc.array(fc.constantFrom('u', 'v'), { minLength: n, maxLength: n }),
      scale: fc.constantFrom(1, 1e-120, 1e120),
    }),
  );
  const isNumber = (value: number | null) => expect(value === null || Number.isFinite(value)).toBe(true);
  const orReason = (compute: () => void) => {
    try {
      compute();
    } catch (error) {
      expect(error).toMatchObject({ code: 'bad-input' });
    }
  };

  it('has a report, or a reason why not, with every kind of error and every estimator', () => {
    fc.assert(
      fc.property(small, ({ x, y, groups, within, scale }) => {
        const scaled = x.map((row) => row.map((each) => scale * each));
        const request = { x: scaled, y, names: (x[0] ?? []).map((_, j) => `x${j}`), groups };
        for (const errors of ['classical', 'hc3', 'cr1', 'cr2'] as const)
          for (const held of [null, within])
            orReason(() => {
              const report = regressionReport({ ...request, within: held, errors });
              [report.looR2, report.leaveOneGroupOutR2, report.r2].forEach(isNumber);
              for (const { p } of report.coefficients) if (!Number.isNaN(p)) expect(p >= 0 && p <= 1).toBe(true);
            });
        for (const estimator of estimators)
          orReason(() => {
            const report = estimatorReport({ ...request, estimator, tuning: null });
            [report.looR2, report.leaveOneGroupOutR2, report.r2].forEach(isNumber);
          });
      }),
      { numRuns: 120, seed: 5 },
    );
  });

  it('has no skill on groups left out where all rows are of one', () => {
    const request = { x: [[1], [2], [3], [5]], y: [1, 3, 2, 4], names: ['x'], groups: ['a', 'a', 'a', 'a'] };
    const report = regressionReport({ ...request, within: null, errors: 'classical' });
    expect(report.leaveOneGroupOutR2).toBeNull();
    expect(report.looR2).toBeLessThan(1);
  });
});

describe('principal components', () => {
  const eigenvaluesOf = (rows: readonly (readonly number[])[]) => fitPca(rows, 'population').eigenvalues;

  it('are the same in any units and from any origin', () => {
    fc.assert(
      fc.property(table, unit, value, ({ x }, scale, shift) => {
        const turned = x.map(([a = 0, b = 0, c = 0]) => [scale * a, b + shift, -3 * c]);
        expectAllNear(eigenvaluesOf(turned), eigenvaluesOf(x), 1e-9);
      }),
      runs,
    );
  });

  it('do not depend on the order of rows, nor on the order of columns', () => {
    fc.assert(
      fc.property(table, order, ({ x }, places) => {
        const turned = pick(x, places).map((row) => row.toReversed());
        expectAllNear(eigenvaluesOf(turned), eigenvaluesOf(x), 1e-9);
      }),
      runs,
    );
  });

  it('keep shares, loadings and scores where rows are given twice', () => {
    fc.assert(
      fc.property(table, ({ x }) => {
        const [once, twice] = [fitPca(x, 'population'), fitPca([...x, ...x], 'population')];
        expectAllNear(twice.explainedVarianceRatio, once.explainedVarianceRatio, 1e-9);
        const squares = (fit: typeof once) => project(x, fit, 3).map((row) => row.map((score) => score ** 2));
        // Components of equal variance may turn into each other.
        const [first = 1, second = 0, third = 0] = once.explainedVarianceRatio;
        fc.pre(first - second > 0.01 && second - third > 0.01);
        squares(twice).forEach((row, i) => expectAllNear(row, squares(once)[i] ?? [], 1e-6));
      }),
      runs,
    );
  });
});

describe('correlations', () => {
  const tests = [pearsonTest, spearmanTest, kendallTest] as const;
  const pair = fc.tuple(column(12), column(12)).filter(([a, b]) => new Set(a).size > 1 && new Set(b).size > 1);

  it('are the same in any units, and turn with a negative one', () => {
    fc.assert(
      fc.property(pair, unit, unit, ([x, y], a, b) => {
        for (const test of tests) {
          const before = test(x, y);
          const after = test(
            x.map((each) => a * each),
            y.map((each) => b * each),
          );
          expect(after?.coefficient).toBeCloseTo(Math.sign(a) * Math.sign(b) * (before?.coefficient ?? NaN), 10);
          expect(after?.p).toBeCloseTo(before?.p ?? NaN, 10);
        }
      }),
      runs,
    );
  });

  it('do not depend on the order of pairs, nor on which of the two comes first', () => {
    fc.assert(
      fc.property(pair, order, ([x, y], places) => {
        for (const test of tests) {
          const before = test(x, y);
          const after = test(pick(y, places), pick(x, places));
          expect(after?.coefficient).toBeCloseTo(before?.coefficient ?? NaN, 12);
          expect(after?.p).toBeCloseTo(before?.p ?? NaN, 12);
        }
      }),
      runs,
    );
  });

  it('stay where pairs are given twice; p of the same relation does not grow', () => {
    fc.assert(
      fc.property(pair, ([x, y]) => {
        for (const test of tests) {
          const [once, twice] = [test(x, y), test([...x, ...x], [...y, ...y])];
          expect(twice?.coefficient).toBeCloseTo(once?.coefficient ?? NaN, 10);
          expect(twice?.p ?? 1).toBeLessThanOrEqual((once?.p ?? 0) + 1e-9);
        }
      }),
      runs,
    );
  });
});

describe('permutation tests', () => {
  const generators = ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'];
  const settings = generators.map((_, i) => (i % 2 === 0 ? 's' : 't'));
  const eight = fc.tuple(column(8), column(8)).filter(([x, y]) => new Set(x).size > 1 && new Set(y).size > 1);
  const testOf = (x: readonly number[], y: readonly number[], places: readonly number[] = x.map((_, i) => i)) => {
    const fixed = pick(x, places);
    const statistic = (outcome: readonly number[]) => pearson(fixed, outcome) ?? 0;
    const options = { draws: 1000, seed: 1 };
    return permuteGenerators(pick(y, places), pick(generators, places), pick(settings, places), statistic, options).p;
  };

  it('of generators have the same p in any units and in any order of rows', () => {
    const places = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 });
    fc.assert(
      fc.property(eight, unit, places, ([x, y], scale, rows) => {
        const before = testOf(x, y);
        expect(
          testOf(
            x.map((each) => scale * each),
            y,
          ),
        ).toBe(before);
        expect(
          testOf(
            x,
            y.map((each) => 7 - 3 * each),
          ),
        ).toBe(before);
        expect(testOf(x, y, rows)).toBe(before);
        expect(before).toBeGreaterThanOrEqual(1 / 24);
        expect(before).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });

  it('of two groups have the same p in any units, order and exchange of the groups', () => {
    const few = fc.array(value, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(few, few, unit, value, (a, b, scale, shift) => {
        const before = twoSamplePermutation(a, b).p;
        const moved = (values: readonly number[]) => values.map((each) => scale * (each + shift));
        expect(twoSamplePermutation(moved(a), moved(b)).p).toBe(before);
        expect(twoSamplePermutation(b.toReversed(), a).p).toBe(before);
      }),
      runs,
    );
  });
});
