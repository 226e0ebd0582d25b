/** `agora stats correlate`. */
import { describe, expect, it } from 'vitest';
import { golden } from '../../../analysis/statistics/golden';
import { expectNear } from '../../../analysis/statistics/near';
import { sharedMissing } from '../../../shared';
import { agora } from '../call';
import { correlate, regress } from './calls';
import { groupedTable, longleyTable, predictors, tableFile } from './tables';

describe('agora stats correlate', () => {
  it('relates all pairs of columns of numbers, or those with one', async () => {
    const all = await correlate(groupedTable());
    expect(all.columns).toEqual([...predictors.split(','), 'y']);
    expect(all.pairs).toHaveLength(6);
    const withY = await correlate(groupedTable(), '--y', 'y', '--x', 'cell,generatorLevel');
    expect(withY.pairs.map(({ a, b }) => [a, b])).toEqual([
      ['cell', 'y'],
      ['generatorLevel', 'y'],
    ]);
    const of = (document: typeof all) => document.pairs.find(({ a, b }) => a === 'cell' && b === 'y')!.pearson!;
    expect(of(withY).coefficient).toBe(of(all).coefficient);
    // Corrected over two tests here and over six there.
    expect(of(withY).holm).toBeLessThan(of(all).holm);
  });

  it('looks inside settings, where a relation of whole settings is gone', async () => {
    const { pairs } = await correlate(groupedTable(), '--y', 'y', '--x', predictors, '--within', 'setting');
    const setting = pairs.find(({ a }) => a === 'settingLevel')!;
    expect(setting.pearson!.coefficient).toBeGreaterThan(0.5);
    expect(Math.abs(setting.within!.coefficient)).toBeLessThan(0.3);
    expect(setting.within!.method).toBe('partial');
  });

  it('holds other columns fixed: what is left is the t of the regression on all of them', async () => {
    const words = ['--y', 'y', '--x', 'cell', '--partial', 'generatorLevel,settingLevel'];
    const file = groupedTable();
    const { pairs, held } = await correlate(file, ...words);
    expect(held).toEqual(['generatorLevel', 'settingLevel']);
    const { coefficients } = await regress(file, '--y', 'y', '--x', predictors);
    const { t, p } = coefficients.find(({ name }) => name === 'cell')!;
    expectNear(pairs[0]!.partial!.p, p!, 1e-9);
    expectNear(pairs[0]!.partial!.coefficient, t! / Math.sqrt(t! ** 2 + 48), 1e-9);
    const { stdout } = await agora('stats', 'correlate', file, ...words);
    expect(stdout).toContain('generatorLevel, settingLevel held fixed');
  });

  it.skipIf(golden === null)(`is scipy on Longley (else ${sharedMissing})`, async () => {
    const { corr } = golden!.longley;
    const { pairs } = await correlate(longleyTable(), '--y', 'y');
    pairs.forEach(({ pearson }, j) => {
      expectNear(pearson!.coefficient, corr[j]!.pearson[0]!);
      expectNear(pearson!.p, corr[j]!.pearson[1]!);
    });
  });

  it('has null for a column that does not vary, and prints the rest', async () => {
    const file = tableFile('constant.csv', { a: [1, 2, 3, 4], b: [2, 1, 4, 3], c: [5, 5, 5, 5] });
    const { pairs } = await correlate(file);
    expect(pairs.map(({ pearson }) => pearson === null)).toEqual([false, true, true]);
    expect((await agora('stats', 'correlate', file)).stdout).toMatch(/^a, b +0\.60/m);
  });
});
