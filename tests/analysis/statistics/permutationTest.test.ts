import { describe, expect, it } from 'vitest';
import { pearson } from '../../../analysis/statistics/correlation';
import { leaveOneGroupOut } from '../../../analysis/statistics/crossValidate';
import { columnOf, pick } from '../../../analysis/statistics/matrix';
import { permutations } from '../../../analysis/statistics/permutations';
import { permuteGenerators, permuteWithinSettings } from '../../../analysis/statistics/permutationTest';
import { twoSamplePermutation } from '../../../analysis/statistics/twoSamplePermutation';
import { centre } from '../../../analysis/statistics/summary';
import { sharedMissing } from '../../shared';
import { golden } from './golden';
import {
  generators as someGenerators,
  goldenRegression,
  settings as someSettings,
  y as someY,
} from './goldenRegression';
import { expectNear } from './near';

const { complete, permuted } = goldenRegression;
const { generator, setting, y } = complete;
const options = { draws: 9999, seed: 1 };

/** Pearson's r of deviations from setting means. */
function withinSettings(x: readonly number[]) {
  const groups = leaveOneGroupOut(setting);
  const order = groups.flat();
  const deviations = (values: readonly number[]) => groups.flatMap((rows) => centre(pick(values, rows)));
  expect(order).toHaveLength(54);
  const fixed = deviations(x);
  return (values: readonly number[]) => pearson(fixed, deviations(values)) ?? NaN;
}

describe('generators exchanged jointly over all settings', () => {
  it.each(['cell', 'generatorLevel', 'settingLevel'] as const)('with %s: all 720 arrangements', (name) => {
    const result = permuteGenerators(y, generator, setting, withinSettings(complete[name]), options);
    const expected = permuted[name];
    expectNear(result.statistic, expected.statistic);
    expectNear(result.p, expected.p);
    expect(result).toMatchObject({ arrangements: 720, enumerated: true, smallestP: 1 / 720 });
    expect(result.null).toContain('generators are the unit');
  });

  it('are drawn where there are more arrangements than allowed', () => {
    const statistic = withinSettings(complete.cell);
    const drawn = permuteGenerators(y, generator, setting, statistic, { draws: 500, seed: 4 });
    expect(drawn).toMatchObject({ arrangements: 500, enumerated: false, smallestP: 1 / 501 });
    expect(Math.abs(drawn.p - permuted.cell.p)).toBeLessThan(0.08);
    expect(permuteGenerators(y, generator, setting, statistic, { draws: 500, seed: 4 })).toEqual(drawn);
  });

  it('do not depend on the order of rows', () => {
    const order = y.map((_, i) => (i * 11) % 54);
    const x = pick(complete.generatorLevel, order);
    const deviating = (values: readonly number[]) => pearson(x, values) ?? NaN;
    const turned = permuteGenerators(pick(y, order), pick(generator, order), pick(setting, order), deviating, options);
    const straight = (values: readonly number[]) => pearson(complete.generatorLevel, values) ?? NaN;
    expectNear(turned.p, permuteGenerators(y, generator, setting, straight, options).p);
  });

  it('need every generator in every setting', () => {
    expect(() => permuteGenerators(someY, someGenerators, someSettings, () => 1, options)).toThrow(
      'g1 has 0 rows in s8',
    );
  });
});

describe.skipIf(golden === null)(`seven pairs against scipy (else ${sharedMissing})`, () => {
  it('in all 5,040 arrangements, on both sides and on one', () => {
    const { pair_x, pair_y, pair_abs, pair_greater } = golden!.permutation;
    const rows = pair_x.map((_, i) => String(i));
    const one = rows.map(() => 'one');
    const statistic = (values: readonly number[]) => pearson(pair_x, values) ?? NaN;
    expectNear(permuteGenerators(pair_y, rows, one, statistic, options).p, pair_abs);
    expectNear(permuteGenerators(pair_y, rows, one, statistic, { ...options, tail: 'greater' }).p, pair_greater);
  });
});

describe('two groups', () => {
  it.skipIf(golden === null)(`of six are divided in all 924 ways, as by scipy (else ${sharedMissing})`, () => {
    const { ind_a, ind_b, ind_two_sided } = golden!.permutation;
    const result = twoSamplePermutation(ind_a, ind_b);
    expect(result).toMatchObject({ arrangements: 924, enumerated: true });
    expectNear(result.p, ind_two_sided);
  });

  it('of unequal sizes count what lies as far out on either side', () => {
    // The differences of 1 against 2, 3, 10 and so on: −4, −2⅔, −1⅓, 8.
    expect(twoSamplePermutation([1], [2, 3, 10])).toMatchObject({ statistic: -4, p: 0.5, smallestP: 0.25 });
    expect(twoSamplePermutation([10], [1, 2, 3])).toMatchObject({ statistic: 8, p: 0.25 });
  });

  it('need values, and not too many', () => {
    expect(() => twoSamplePermutation([], [1])).toThrow('one is empty');
    const many = Array.from({ length: 30 }, (_, i) => i);
    expect(() => twoSamplePermutation(many, many)).toThrow('too many ways');
  });
});

describe('arrangements', () => {
  const all = ['p', 'q', 'r', 's'];
  const one = all.map(() => 'one');

  it('of a statistic that is zero but for rounding all reach it', () => {
    const difference = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => (a + b - c - d) / 3;
    // 0.1 + 0.2 is not 0.3 in doubles: the difference of the data is 5e-17 or 0, whichever way it is added up.
    const tests = [
      [0.1, 0.2, 0.3, 0],
      [0.3, 0, 0.1, 0.2],
    ].map((y) => permuteGenerators(y, all, one, difference, options));
    expect(tests.map(({ p }) => p)).toEqual([1, 1]);
  });

  it('whose statistic is no number are not counted as small', () => {
    expect(() => permuteGenerators([1, 2, 3, 4], all, one, () => NaN, options)).toThrow('has no value');
  });
});

describe('rows exchanged within settings', () => {
  it('are another null, with another p', () => {
    const statistic = withinSettings(
      columnOf(
        complete.generatorLevel.map((value) => [value]),
        0,
      ),
    );
    const result = permuteWithinSettings(y, setting, statistic, { draws: 1999, seed: 2 });
    expect(result.null).toContain('rows are the unit');
    expect(result).toMatchObject({ arrangements: 1999, enumerated: false, smallestP: 1 / 2000 });
    expect(result.p).toBeLessThan(permuted.generatorLevel.p);
    expect(permuteWithinSettings(y, setting, statistic, { draws: 1999, seed: 2 })).toEqual(result);
  });

  it('keep the outcomes of each setting in it', () => {
    const groups = leaveOneGroupOut(setting);
    const sums: string[] = [];
    permuteWithinSettings(
      y,
      setting,
      (values) => {
        sums.push(
          groups
            .map((rows) =>
              pick(values, rows)
                .sort((a, b) => a - b)
                .join(),
            )
            .join(';'),
        );
        return 0;
      },
      { draws: 20, seed: 3 },
    );
    expect(new Set(sums).size).toBe(1);
  });

  it('reject rarely where nothing is to be found', () => {
    const p = Array.from({ length: 40 }, (_, seed) => {
      const noise = pick(y, permuteOrder(seed));
      return permuteWithinSettings(
        noise,
        y.map(() => 'all'),
        (values) => pearson(complete.cell, values) ?? NaN,
        { draws: 199, seed },
      ).p;
    });
    expect(p.filter((value) => value <= 0.5).length).toBeGreaterThan(8);
    expect(p.filter((value) => value <= 0.5).length).toBeLessThan(32);
  });
});

/** 54 positions in an order that the seed decides. */
function permuteOrder(seed: number): number[] {
  return y.map((_, i) => i).sort((a, b) => Math.sin(a * 37 + seed * 101) - Math.sin(b * 37 + seed * 101));
}

describe('permutations', () => {
  it.each([1, 2, 3, 4, 5])('of %d are all there, each once, the given order first', (count) => {
    const all = [...permutations(count)].map((order) => order.join());
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe([1, 1, 2, 6, 24, 120][count]);
    expect(all[0]).toBe(Array.from({ length: count }, (_, i) => i).join());
  });
});
