/** `agora stats regress`: least squares, its errors, what is left out. */
import { describe, expect, it } from 'vitest';
import { golden } from '../../../analysis/statistics/golden';
import { goldenRegression } from '../../../analysis/statistics/goldenRegression';
import { expectEachNear, expectNear } from '../../../analysis/statistics/near';
import { sharedMissing } from '../../../shared';
import { agora } from '../call';
import { regress } from './calls';
import { groupedTable, longleyTable, predictors, tableFile } from './tables';

const { r, robust, skill } = goldenRegression;

describe('agora stats regress', () => {
  it('gives the figures of statsmodels and scikit-learn', async () => {
    const fit = await regress(groupedTable(), '--y', 'y', '--x', predictors, '--group', 'generator', '--robust', 'hc3');
    expect(fit).toMatchObject({ n: 52, k: 3, group: 'generator', within: null, errors: 'hc3', leftOut: [] });
    expect(fit.coefficients.map(({ name }) => name)).toEqual(['intercept', ...predictors.split(',')]);
    expectEachNear(
      fit.coefficients.map(({ estimate }) => estimate),
      robust.estimates,
    );
    expectEachNear(
      fit.coefficients.map(({ se }) => se!),
      robust.hc3,
    );
    expectNear(fit.looR2!, skill.row.r2);
    expectNear(fit.leaveOneGroupOutR2!, skill.generator.r2);
    expect(fit.vif).toHaveLength(3);
  });

  it('takes clusters, with the wild bootstrap beside', async () => {
    const words = [groupedTable(), '--y', 'y', '--x', predictors, '--group', 'generator', '--robust', 'cluster'];
    const fit = await regress(...words);
    expect(fit).toMatchObject({ errors: 'cr1', clusters: 6 });
    expectEachNear(
      fit.coefficients.map(({ se }) => se!),
      robust.cr1.se,
    );
    expectEachNear(
      fit.coefficients.map(({ p }) => p!),
      robust.cr1.p,
    );
    expect(fit.wildBootstrap.map((test) => test.weights)).toEqual(['webb', 'webb', 'webb']);
  });

  it('takes the correction of Bell and McCaffrey', async () => {
    const words = [groupedTable(), '--y', 'y', '--x', predictors, '--group', 'generator', '--robust', 'cluster'];
    const fit = await regress(...words, '--correction', 'cr2');
    expect(fit).toMatchObject({ errors: 'cr2', clusters: 6 });
    expectEachNear(
      fit.coefficients.map(({ se }) => se!),
      r.cr2.se,
    );
    expectEachNear(
      fit.coefficients.map(({ p }) => p!),
      r.cr2.p,
      1e-8,
    );
  });

  it('has the data of partial regressions, whose slopes are the coefficients', async () => {
    for (const within of [[], ['--within', 'setting']]) {
      const fit = await regress(groupedTable(), '--y', 'y', '--x', predictors, ...within);
      expect(fit.partialRegressions.map(({ name }) => name)).toEqual(predictors.split(','));
      const sum = (a: readonly number[], b: readonly number[]) =>
        a.reduce((total, value, i) => total + value * b[i]!, 0);
      const slopes = fit.partialRegressions.map(({ x, y }) => sum(x, y) / sum(x, x));
      expectEachNear(
        slopes,
        fit.coefficients.slice(-3).map(({ estimate }) => estimate),
        1e-8,
      );
    }
  });

  it('resamples rows, or whole groups, and repeats with the seed', async () => {
    const words = [groupedTable(), '--y', 'y', '--x', predictors, '--bootstrap', '400'];
    const [rows, again, other] = await Promise.all([
      regress(...words),
      regress(...words, '--seed', '1'),
      regress(...words, '--seed', '2'),
    ]);
    expect(rows.bootstrap).toMatchObject({ unit: 'row', units: 52, seed: 1 });
    expect(again.bootstrap).toEqual(rows.bootstrap);
    expect(other.bootstrap!.intervals).not.toEqual(rows.bootstrap!.intervals);
    rows.bootstrap!.intervals.forEach(({ name, lo, hi }, j) => {
      const { estimate, se } = rows.coefficients[j]!;
      expect(name).toBe(rows.coefficients[j]!.name);
      expect(Math.abs((hi - lo) / (2 * 1.96 * se!) - 1)).toBeLessThan(0.5);
      expect(lo < estimate && estimate < hi).toBe(true);
    });
    const groups = await regress(...words, '--group', 'generator');
    expect(groups.bootstrap).toMatchObject({ unit: 'group', units: 6 });
  });

  it('looks inside settings', async () => {
    const words = [groupedTable(), '--y', 'y', '--x', predictors, '--within', 'setting'];
    const fit = await regress(...words);
    expect(fit.coefficients.map(({ name }) => name)).toEqual(predictors.split(','));
    expectEachNear(
      fit.coefficients.map(({ estimate }) => estimate),
      r.within.estimates,
    );
    expectEachNear(
      fit.coefficients.map(({ se }) => se!),
      r.within.se,
    );
    const clustered = await regress(...words, '--group', 'generator', '--robust', 'cluster');
    expectEachNear(
      clustered.coefficients.map(({ se }) => se!),
      r.within.cr1,
    );
  });

  it('leaves out rows without a number, and names them', async () => {
    const columns = { a: [1, 2, '', 4, 5, 6], b: [2, 1, 4, 'x', 7, 5], c: ['u', 'u', 'v', 'v', 'w', ''] };
    const file = tableFile('gaps.csv', columns, ';');
    const fit = await regress(file, '--y', 'a', '--x', 'b');
    expect(fit.leftOut).toEqual([
      { line: 4, column: 'a', value: '' },
      { line: 5, column: 'b', value: 'x' },
    ]);
    expect(fit.n).toBe(4);
    const { stdout } = await agora('stats', 'regress', file, '--y', 'a', '--x', 'b', '--group', 'c');
    expect(stdout).toContain('3 rows are left out: line 4 holds nothing in a.');
  });

  it('prints the same for people', async () => {
    const words = [groupedTable(), '--y', 'y', '--x', predictors, '--group', 'generator', '--robust', 'cluster'];
    const { code, stdout, stderr } = await agora('stats', 'regress', ...words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^intercept +-?\d/m);
    expect(stdout).toContain('wild p');
    expect(stdout).toContain('Assumed: Errors are independent between groups');
  });
});

describe.skipIf(golden === null)(`agora stats on Longley (else ${sharedMissing})`, () => {
  it('regresses as statsmodels does', async () => {
    const { names, ols, vif } = golden!.longley;
    const fit = await regress(longleyTable(), '--y', 'y', '--x', names.join(','));
    expectEachNear(
      fit.coefficients.map(({ estimate }) => estimate),
      ols.coef,
    );
    expectEachNear(
      [fit.r2, fit.adjustedR2!, fit.f!, fit.fP!, fit.residualSe!],
      [ols.r2, ols.r2adj, ols.F, ols.Fp, ols.rse],
    );
    expectEachNear(fit.vif.map(Number), vif.with_const);
    expectNear(fit.looR2!, ols.loo_r2);
  });
});
