/** `agora stats regress --estimator`: lines that outliers do not pull, and coefficients that are shrunk. */
import { describe, expect, it } from 'vitest';
import { golden } from '../../../analysis/statistics/golden';
import { expectEachNear, expectNear } from '../../../analysis/statistics/near';
import { sharedMissing } from '../../../shared';
import { agora } from '../call';
import { regress } from './calls';
import { groupedTable, longleyTable, predictors, tableFile } from './tables';

describe('agora stats regress', () => {
  it('draws lines that outliers do not pull', async () => {
    const x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    const y = x.map((value, i) => 2 * value + 1 + (i % 3) / 10);
    const file = tableFile('outlier.csv', { x, y: y.with(11, 300) });
    const [ols, huber, theilSen] = await Promise.all(
      ['ols', 'huber', 'theil-sen'].map((name) => regress(file, '--y', 'y', '--x', 'x', '--estimator', name)),
    );
    expect(ols!.coefficients[1]!.estimate).toBeGreaterThan(8);
    for (const fit of [huber!, theilSen!]) {
      expect(fit.coefficients[1]!.estimate).toBeCloseTo(2, 1);
      expect(fit).toMatchObject({ adjustedR2: null, f: null, standardised: null, tuningChosen: null });
    }
    expect(theilSen!.coefficients[1]).toMatchObject({ se: null, t: null });
    expect(theilSen!.coefficients[1]!.p).toBeLessThan(0.001);
    expect(huber!.coefficients[1]!.se).toBeGreaterThan(0);
  });

  it('chooses how much to shrink without the rows it is judged on, and repeats itself', async () => {
    for (const name of ['ridge', 'lasso', 'pls']) {
      const words = [groupedTable(), '--y', 'y', '--x', predictors, '--group', 'generator', '--estimator', name];
      const fit = await regress(...words);
      expect(fit).toMatchObject({ estimator: name, tuningChosen: true, adjustedR2: null, errors: null });
      expect((name === 'pls' ? fit.components : fit.penalty)!).toBeGreaterThan(0);
      expect(fit.looR2).toBeLessThan(fit.r2);
      expect(fit.leaveOneGroupOutR2).toBeLessThan(fit.r2);
      expect(await regress(...words)).toEqual(fit);
      const { stdout } = await agora('stats', 'regress', ...words);
      expect(stdout).toContain('chosen by cross-validation');
      expect(stdout).toContain('Assumed: How much to shrink was chosen on groups left out whole');
    }
  });
});

describe.skipIf(golden === null)(`agora stats on Longley (else ${sharedMissing})`, () => {
  it.each([
    ['ridge', '--penalty', '1', 'ridge_z_ddof0', '1.0', 1e-8],
    ['lasso', '--penalty', '0.1', 'ridge_z_ddof0', 'lasso_0.1', 1e-6],
  ] as const)('shrinks as scikit-learn does: %s', async (estimator, option, value, set, key, tolerance) => {
    const { X, y, names, [set]: expected } = golden!.longley;
    const words = [longleyTable(), '--y', 'y', '--x', names.join(','), '--estimator', estimator, option, value];
    const fit = await regress(...words);
    expectEachNear(fit.standardised!, expected[key].coef, tolerance);
    expect(fit).toMatchObject({ penalty: Number(value), tuningChosen: false });
    // In the units of the predictors, the same predictions.
    const [intercept = NaN, ...slopes] = fit.coefficients.map(({ estimate }) => estimate);
    const total = X.reduce((sum, row) => sum + row.reduce((s, v, j) => s + v * slopes[j]!, intercept), 0);
    expectNear(
      total,
      y.reduce((sum, v) => sum + v, 0),
      1e-9,
    );
  });

  it('predicts with PLS as scikit-learn does', async () => {
    const { X, names, pls2 } = golden!.longley;
    const words = [longleyTable(), '--y', 'y', '--x', names.join(','), '--estimator', 'pls', '--components', '2'];
    const fit = await regress(...words);
    expect(fit).toMatchObject({ components: 2, penalty: null, tuningChosen: false });
    const [intercept = NaN, ...slopes] = fit.coefficients.map(({ estimate }) => estimate);
    expectEachNear(
      X.map((row) => row.reduce((s, v, j) => s + v * slopes[j]!, intercept)),
      pls2.scale.pred,
      1e-8,
    );
  });
});
