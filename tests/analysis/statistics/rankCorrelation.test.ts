import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPairs } from '../../../analysis/statistics/countPairs';
import { exactKendallTail } from '../../../analysis/statistics/exactKendall';
import { columnOf } from '../../../analysis/statistics/matrix';
import { kendallTest, pearsonTest, residualTest, spearmanTest } from '../../../analysis/statistics/rankCorrelation';
import { ranks } from '../../../analysis/statistics/ranks';
import { sharedMissing } from '../../shared';
import { golden, goldenSets } from './golden';
import { expectNear } from './near';

describe.skipIf(golden === null)(`correlations against scipy (else ${sharedMissing})`, () => {
  for (const { name, X, y, corr } of goldenSets)
    it(name, () => {
      corr.forEach(({ pearson, spearman, kendall }, j) => {
        const x = columnOf(X, j);
        const given = pearsonTest(x, y);
        [given?.coefficient, given?.p, given?.lo, given?.hi].forEach((value, i) =>
          expectNear(value ?? NaN, pearson[i] ?? NaN, 1e-9),
        );
        const rho = spearmanTest(x, y);
        expectNear(rho?.coefficient ?? NaN, spearman[0] ?? NaN, 1e-9);
        expectNear(rho?.p ?? NaN, spearman[1] ?? NaN, 1e-9);
        const tau = kendallTest(x, y);
        expectNear(tau?.coefficient ?? NaN, kendall[0] ?? NaN, 1e-9);
        expectNear(tau?.p ?? NaN, kendall[1] ?? NaN, 1e-9);
      });
    });
});

describe('ranks', () => {
  it('are the mean of their places where values are tied', () => {
    expect(ranks([3, 1, 3, 2, 3])).toEqual([4, 1, 4, 2, 4]);
  });
});

describe('pairs', () => {
  it('are counted as one by one', () => {
    const few = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), { maxLength: 25 });
    fc.assert(
      fc.property(few, (rows) => {
        let [concordant, discordant] = [0, 0];
        rows.forEach(([a, b], i) => {
          for (const [c, d] of rows.slice(0, i)) {
            const product = Math.sign(a - c) * Math.sign(b - d);
            if (product > 0) concordant++;
            else if (product < 0) discordant++;
          }
        });
        expect(
          countPairs(
            rows.map(([a]) => a),
            rows.map(([, b]) => b),
          ),
        ).toEqual({ concordant, discordant });
      }),
    );
  });
});

describe('the exact distribution of τ', () => {
  it('counts orders by their inversions', () => {
    // Of the 24 orders of four, 1, 3, 5, 6, 5, 3, 1 have 0 to 6 inversions.
    [1, 4, 9, 15, 20, 23, 24].forEach((count, k) => expectNear(exactKendallTail(4, k), count / 24, 1e-14));
  });

  it('is 2/n! for two orders that agree', () => {
    expect(kendallTest([1, 2, 3, 4, 5, 6], [10, 20, 30, 40, 50, 60])).toMatchObject({
      coefficient: 1,
      reference: 'exact',
    });
    expectNear(kendallTest([1, 2, 3, 4, 5, 6], [10, 20, 30, 40, 50, 60])?.p ?? NaN, 2 / 720, 1e-12);
  });

  it('is left for the normal one where values are tied', () => {
    expect(kendallTest([1, 2, 2, 4], [1, 2, 3, 4])?.reference).toBe('normal');
  });
});

describe('the exact distribution of ρ', () => {
  // By counting all orders with numpy; t gives 0, 0.0416 and 0.0114.
  it.each([
    { x: [1, 2, 3, 4], y: [10, 20, 30, 40], p: 2 / 24 },
    { x: [1, 2, 3, 4, 5, 6], y: [2, 1, 4, 3, 6, 5], p: 42 / 720 },
    { x: [1, 1, 3, 4, 5, 6], y: [2, 1, 4, 4, 6, 5], p: 16 / 720 },
  ])('gives $p', ({ x, y, p }) => {
    const test = spearmanTest(x, y);
    expectNear(test?.p ?? NaN, p, 1e-12);
    expect(test?.reference).toBe('exact');
  });

  it('is left for t where there are ten pairs', () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(spearmanTest(ten, ten.toReversed())?.reference).toBe('t');
    expect(spearmanTest(ten.slice(1), ten.slice(1).toReversed())?.p).toBeCloseTo(2 / 362_880, 12);
  });
});

describe('rank correlations', () => {
  const column = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 5, maxLength: 20 });
  const pairs = column.chain((x) =>
    fc.tuple(fc.constant(x), fc.array(fc.integer({ min: -40, max: 40 }), { minLength: x.length, maxLength: x.length })),
  );

  it('do not change under a rising transformation, and turn with a falling one', () => {
    fc.assert(
      fc.property(pairs, ([x, y]) => {
        for (const test of [spearmanTest, kendallTest]) {
          const plain = test(x, y);
          const risen = test(
            x.map((value) => value ** 3),
            y,
          );
          const fallen = test(
            x.map((value) => -2 * value),
            y,
          );
          expect(risen?.coefficient).toBe(plain?.coefficient);
          expect(fallen?.coefficient ?? 0).toBeCloseTo(-(plain?.coefficient ?? 0), 12);
          expect(fallen?.p ?? 0).toBeCloseTo(plain?.p ?? 0, 9);
        }
      }),
    );
  });

  it('do not exist for a column without variation', () => {
    expect(spearmanTest([1, 1, 1, 1], [1, 2, 3, 4])).toBeNull();
    expect(kendallTest([1, 1, 1, 1], [1, 2, 3, 4])).toBeNull();
    expect(residualTest([1, 2, 3], [3, 1, 2], 2)).toBeNull();
  });
});
