import { describe, expect, it } from 'vitest';
import { AgoraError } from '../../../analysis/errors';
import { leastSquares, leastSquaresEstimates } from '../../../analysis/statistics/leastSquares';
import { columnOf } from '../../../analysis/statistics/matrix';
import { RankDeficiency } from '../../../analysis/statistics/rankDeficiency';
import { sharedMissing } from '../../shared';
import { golden, goldenSets } from './golden';
import { expectAllNear, expectNear } from './near';
import { certifiedFits, wampler } from './nist';

const names = (x: readonly (readonly number[])[]) => (x[0] ?? []).map((_, j) => `x${j + 1}`);

describe('least squares against certified values of NIST', () => {
  it.each(certifiedFits)('$name', ({ x, y, estimates, standardErrors, residualDeviation, r2, f }) => {
    const fit = leastSquares(x, y, names(x));
    estimates.forEach((expected, i) => expectNear(fit.coefficients[i]?.estimate ?? NaN, expected));
    standardErrors.forEach((expected, i) => expectNear(fit.coefficients[i]?.standardError ?? NaN, expected));
    expectNear(fit.residualDeviation, residualDeviation);
    expectNear(fit.r2, r2, 1e-14);
    expectNear(fit.f, f);
  });

  it.each([1, 0.1])('Wampler with coefficients that are powers of %d', (base) => {
    const { x, y, estimates } = wampler(base);
    leastSquaresEstimates(x, y, names(x)).forEach((estimate, i) => expectNear(estimate, estimates[i] ?? NaN, 1e-8));
    expectNear(leastSquares(x, y, names(x)).r2, 1, 1e-14);
  });
});

/** Student's t with 9, 146 and 45 degrees of freedom. */
const boostCriticalT = { longley: 2.2621571627982053, iris: 1.9763456545938132, synth54x8: 2.0141033888808466 };

describe.skipIf(golden === null)(`least squares against statsmodels (else ${sharedMissing})`, () => {
  it.each(goldenSets)('$name', ({ name, X, y, names, ols }) => {
    const fit = leastSquares(X, y, names);
    const column = (key: 'estimate' | 'standardError' | 't' | 'p' | 'lo' | 'hi') => fit.coefficients.map((c) => c[key]);
    const each = (actual: number[], expected: readonly number[], tolerance = 1e-9) =>
      actual.forEach((value, i) => expectNear(value, expected[i] ?? NaN, tolerance));
    each(column('estimate'), ols.coef);
    each(column('standardError'), ols.se);
    each(column('t'), ols.t);
    each(column('p'), ols.p);
    // The t quantile of scipy 1.10 has eight digits; that of Boost has all.
    const margins = ols.se.map((error) => boostCriticalT[name] * error);
    fit.coefficients.forEach(({ lo, hi }, j) => {
      const [estimate = NaN, margin = NaN] = [ols.coef[j], margins[j]];
      const scale = Math.abs(estimate) + margin;
      expect(Math.abs(lo - (estimate - margin)) / scale).toBeLessThan(1e-9);
      expect(Math.abs(hi - (estimate + margin)) / scale).toBeLessThan(1e-9);
    });
    each(column('lo'), columnOf(ols.ci95, 0), 5e-8);
    each(column('hi'), columnOf(ols.ci95, 1), 5e-8);
    expectAllNear(fit.leverage, ols.leverage);
    expectNear(fit.r2, ols.r2);
    expectNear(fit.adjustedR2, ols.r2adj);
    expectNear(fit.f, ols.F);
    expectNear(fit.fP, ols.Fp);
    expectNear(fit.residualDeviation, ols.rse);
    expect(fit.coefficients.map(({ name }) => name)).toEqual(['intercept', ...names]);
  });
});

describe('least squares where there is no answer', () => {
  const y = [1, 3, 2, 5, 4, 7];
  const a = [1, 2, 3, 4, 5, 6];
  const b = [2, 7, 1, 8, 2, 8];

  it('names the columns that are combinations of others', () => {
    const x = a.map((value, i) => [value, b[i] ?? 0, 2 * value - 3 * (b[i] ?? 0)]);
    const attempt = () => leastSquares(x, y, ['a', 'b', 'both']);
    expect(attempt).toThrow(RankDeficiency);
    expect(attempt).toThrow(expect.objectContaining({ code: 'bad-input', columns: ['both'] }));
  });

  it('names a constant column, which repeats the intercept', () => {
    const attempt = () =>
      leastSquares(
        a.map((value) => [0.1, value]),
        y,
        ['always', 'a'],
      );
    expect(attempt).toThrow(expect.objectContaining({ columns: ['always'] }));
  });

  it('needs a residual degree of freedom and an outcome that varies', () => {
    const x = a.slice(0, 3).map((value, i) => [value, b[i] ?? 0]);
    expect(() => leastSquares(x, y.slice(0, 3), ['a', 'b'])).toThrow(AgoraError);
    expect(() =>
      leastSquares(
        a.map((value) => [value]),
        [2, 2, 2, 2, 2, 2],
        ['a'],
      ),
    ).toThrow(AgoraError);
  });

  it('refuses values that are no numbers or whose squares are none, and a column whose squares vanish', () => {
    const fitOf = (first: number, scale = 1) =>
      leastSquares(
        a.map((value, i) => [scale * (i === 2 ? first : value), b[i] ?? 0]),
        y,
        ['a', 'b'],
      );
    expect(() => fitOf(NaN)).toThrow('a holds NaN in row 3');
    expect(() => fitOf(-Infinity)).toThrow('a holds -Infinity in row 3');
    expect(() => fitOf(1e155)).toThrow('a holds 1e+155 in row 3');
    expect(() => fitOf(3, 1e-160)).toThrow(expect.objectContaining({ columns: ['a'] }));
    expect(() => leastSquares([[1], [2], [3], [5]], [1, 2, NaN, 4], ['a'])).toThrow('The outcome holds NaN in row 3');
  });

  it('fits the mean where there is no predictor', () => {
    expect(leastSquaresEstimates([[], [], []], [1, 2, 6], [])).toEqual([expect.closeTo(3, 12)]);
  });
});
