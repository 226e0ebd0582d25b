import { describe, expect, it } from 'vitest';
import { cr1Errors, cr2Errors } from '../../../analysis/statistics/clusterRobust';
import { hc3Errors } from '../../../analysis/statistics/hc3';
import { leastSquares } from '../../../analysis/statistics/leastSquares';
import { classicalErrors, withErrors } from '../../../analysis/statistics/standardErrors';
import { sharedMissing } from '../../shared';
import { golden, goldenSets } from './golden';
import { generators, goldenRegression, names, x, y } from './goldenRegression';
import { expectEachNear } from './near';

const fit = leastSquares(x, y, names);

describe('standard errors', () => {
  it('of the textbook leave the coefficients as they are', () => {
    expect(withErrors(fit, classicalErrors(fit))).toEqual(fit.coefficients);
  });

  it('by HC3 are those of statsmodels', () => {
    expectEachNear(hc3Errors(x, fit).values, goldenRegression.robust.hc3);
  });

  it.skipIf(golden === null).each(goldenSets)(`by HC3 on $name (else ${sharedMissing})`, ({ X, y, names, ols }) => {
    expectEachNear(hc3Errors(X, leastSquares(X, y, names)).values, ols.hc3, 1e-8);
  });

  it('by CR1 are those of statsmodels, with t of one degree of freedom less than clusters', () => {
    const { cr1 } = goldenRegression.robust;
    const coefficients = withErrors(fit, cr1Errors(x, fit, generators));
    expectEachNear(
      coefficients.map((c) => c.standardError),
      cr1.se,
    );
    expectEachNear(
      coefficients.map((c) => c.p),
      cr1.p,
    );
    expectEachNear(
      coefficients.flatMap((c) => [c.lo, c.hi]),
      cr1.lo.flatMap((lo, j) => [lo, cr1.hi[j]!]),
      1e-7,
    );
  });

  it('by CR2 are those of clubSandwich, with its degrees of freedom', () => {
    const { cr2 } = goldenRegression.r;
    const errors = cr2Errors(x, fit, generators);
    expectEachNear(errors.values, cr2.se);
    expectEachNear(errors.degreesOfFreedom, cr2.df, 1e-8);
    expectEachNear(
      withErrors(fit, errors).map((c) => c.p),
      cr2.p,
      1e-8,
    );
    expect(errors.clusters).toBe(6);
  });

  it('need two clusters, and rows that do not fix a coefficient alone', () => {
    expect(() => cr1Errors(x, fit, [...generators].fill('one'))).toThrow(
      expect.objectContaining({ code: 'bad-input' }),
    );
    const dummy = x.map((row, i) => [...row, i === 4 ? 1 : 0]);
    const alone = leastSquares(dummy, y, [...names, 'fifth row']);
    expect(() => hc3Errors(dummy, alone)).toThrow('Row 5');
  });

  it('by CR2 have the same degrees of freedom in any unit', () => {
    const { cr2 } = goldenRegression.r;
    for (const scale of [1e-121, 1e119]) {
      const scaled = x.map((row) => row.map((value) => scale * value));
      expectEachNear(cr2Errors(scaled, leastSquares(scaled, y, names), generators).degreesOfFreedom, cr2.df, 1e-8);
    }
  });

  it('by clusters do not exist where predictors tell all clusters apart', () => {
    const groups = y.map((_, i) => (i % 2 === 0 ? 'one' : 'other'));
    const dummy = groups.map((group) => [group === 'one' ? 1 : 0]);
    const saturated = leastSquares(dummy, y, ['one']);
    for (const errorsOf of [cr1Errors, cr2Errors])
      expect(() => errorsOf(dummy, saturated, groups)).toThrow('Residuals cancel in every cluster');
  });

  it('by CR1 of rows that are clusters of their own are those of HC1', () => {
    const { values } = cr1Errors(x, fit, y.map(String));
    const squares = fit.unscaledCovariance.map((direction) =>
      x.reduce(
        (total, row, i) => total + ([1, ...row].reduce((s, v, j) => s + v * direction[j]!, 0) * fit.residuals[i]!) ** 2,
        0,
      ),
    );
    expectEachNear(
      values,
      squares.map((square) => Math.sqrt((square * fit.n) / fit.degreesOfFreedom)),
      1e-12,
    );
  });
});
