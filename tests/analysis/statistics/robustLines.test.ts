import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { huber } from '../../../analysis/statistics/huber';
import { columnOf } from '../../../analysis/statistics/matrix';
import { theilSen } from '../../../analysis/statistics/theilSen';
import { goldenRegression, names, x, y } from './goldenRegression';
import { expectEachNear, expectNear } from './near';

describe('Theil and Sen', () => {
  const line = theilSen(columnOf(x, 1), y);

  it('find the slope and the interval of scipy', () => {
    const { slope, intercept, lo, hi } = goldenRegression.theilSen;
    expectEachNear([line.slope, line.intercept, line.lo, line.hi], [slope, intercept, lo, hi]);
  });

  it('are not moved by a row that is off', () => {
    const off = y.with(10, 1e9);
    expect(Math.abs(theilSen(columnOf(x, 1), off).slope - line.slope)).toBeLessThan(0.1 * Math.abs(line.slope) + 0.05);
  });

  it('follow the units', () => {
    const unit = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        const scaled = theilSen(
          columnOf(x, 1).map((value) => a * value),
          y.map((value) => b * value + 3),
        );
        expectNear(scaled.slope, (line.slope * b) / a, 1e-6);
      }),
      { numRuns: 20 },
    );
  });

  it('rule no slope out where ties leave the variance nothing', () => {
    expect(theilSen([0, 0, 0, 1, 0], [2, 2, 2, 0, 2])).toMatchObject({ slope: -2, lo: -2, hi: -2 });
    // All but one are tied on either side, and the formula's variance is below zero.
    expect(theilSen([0, 0, 0, 0, 1], [2, 2, 2, 5, 2])).toMatchObject({ slope: 0, lo: -3, hi: 0 });
  });

  it('say where no line exists', () => {
    expect(() => theilSen([1, 1, 1], [1, 2, 3])).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });
});

describe('Huber', () => {
  const fit = huber(x, y, names);

  it('finds the estimates, scale and weights of statsmodels', () => {
    const expected = goldenRegression.huber;
    expectEachNear(
      fit.coefficients.map((c) => c.estimate),
      expected.estimates,
      1e-8,
    );
    expectEachNear(
      fit.coefficients.map((c) => c.standardError),
      expected.se,
      1e-8,
    );
    expectNear(fit.scale, expected.scale, 1e-8);
    expectEachNear(fit.weights, expected.weights, 1e-8);
  });

  it('gives the row that is off the least weight, wherever it is', () => {
    expect(fit.weights[18]).toBe(Math.min(...fit.weights));
    const farther = huber(x, y.with(18, 1e6), names);
    farther.coefficients.forEach(({ estimate }, j) =>
      expect(Math.abs(estimate - fit.coefficients[j]!.estimate)).toBeLessThan(fit.coefficients[j]!.standardError),
    );
  });

  it('says where no scale exists', () => {
    const exact = x.map(([a = 0], i) => (i < 40 ? a : a + i));
    expect(() =>
      huber(
        columnOf(x, 0).map((value) => [value]),
        exact,
        ['a'],
      ),
    ).toThrow();
  });
});
