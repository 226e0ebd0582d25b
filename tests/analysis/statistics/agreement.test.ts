import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf } from '../../../analysis/statistics/agreement';
import { pearson } from '../../../analysis/statistics/correlation';
import { cohenKappa } from '../../../analysis/statistics/kappa';
import { randomGenerator } from '../../../analysis/statistics/random';
import { ranks } from '../../../analysis/statistics/ranks';
import cases from '../../fixtures/rater-agreement.json';

const scale = [1, 2, 3, 4, 5];
const names = ['exact', 'kappa', 'quadraticKappa', 'spearman', 'pearson'] as const;
const grade = fc.integer({ min: 1, max: 5 });
const grades = fc.array(fc.tuple(grade, grade), { minLength: 1, maxLength: 60 });
const agreementOfPairs = (pairs: readonly (readonly [number, number])[]) =>
  agreementOf(
    pairs.map(([one]) => one),
    pairs.map(([, other]) => other),
    { scale, seed: 1, resamples: 20 },
  );

describe('agreement of two raters', () => {
  it.each(cases)('is what scikit-learn and scipy say: $name', ({ one, other, ...expected }) => {
    const found = agreementOf(one, other, { scale, seed: 7, resamples: 50 });
    for (const name of names) expect(found[name]?.value, name).toBeCloseTo(expected[name], 12);
  });

  it('is the same whichever rater comes first', () => {
    fc.assert(
      fc.property(grades, (pairs) => {
        const turned = agreementOfPairs(pairs.map(([one, other]) => [other, one] as const));
        const found = agreementOfPairs(pairs);
        for (const name of names) {
          const value = found[name]?.value;
          if (value === undefined) expect(turned[name]).toBeNull();
          else expect(turned[name]?.value).toBeCloseTo(value, 10);
        }
      }),
    );
  });

  it('correlates as the values written out do, on whatever scale they are', () => {
    const value = fc.integer({ min: -900, max: 900 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1 }), (pairs) => {
        const [one, other] = [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
        const found = agreementOf(one, other, { scale, seed: 1, resamples: 2 });
        const [linear, ranked] = [pearson(one, other), pearson(ranks(one), ranks(other))];
        expect(found.pearson === null).toBe(linear === null);
        expect(found.pearson?.value ?? 0).toBeCloseTo(linear ?? 0, 9);
        expect(found.spearman?.value ?? 0).toBeCloseTo(ranked ?? 0, 9);
      }),
    );
  });

  it('has no kappa off the scale, none without a difference, and nothing of nothing', () => {
    const offScale = agreementOf([1, 2, 3], [10, 20, 30], { scale, seed: 1 });
    expect(offScale).toMatchObject({ n: 3, exact: null, kappa: null, quadraticKappa: null });
    expect(offScale.spearman?.value).toBeCloseTo(1, 12);
    const same = agreementOf([4, 4], [4, 4], { scale, seed: 1 });
    expect(same).toMatchObject({ exact: { value: 1 }, kappa: null, quadraticKappa: null, spearman: null });
    expect(agreementOf([], [], { scale, seed: 1 })).toMatchObject({ n: 0, exact: null, pearson: null });
  });

  it('covers the true value about as often as it says', () => {
    // Raters that copy each other with probability 0.6 and else are independent: kappa is 0.6.
    const tried = 100;
    const random = randomGenerator(11);
    const draw = () => 1 + Math.floor(random() * 5);
    const covered = Array.from({ length: tried }, (_, seed) => {
      const one = Array.from({ length: 200 }, draw);
      const other = one.map((value) => (random() < 0.6 ? value : draw()));
      const kappa = agreementOf(one, other, { scale, seed, resamples: 200 }).kappa;
      return (kappa?.lo ?? 1) <= 0.6 && (kappa?.hi ?? 0) >= 0.6;
    }).filter(Boolean).length;
    expect(covered).toBeGreaterThan(87);
    expect(covered).toBeLessThan(100);
  });
});

describe("Cohen's kappa", () => {
  it('weighs by the distance of values, not of places', () => {
    const table = [2, 0, 1, 0, 2, 0, 0, 0, 2];
    const [near, far] = [cohenKappa(table, [1, 2, 3], 'quadratic'), cohenKappa(table, [1, 2, 9], 'quadratic')];
    expect(near).not.toBeNull();
    expect(far).not.toBeCloseTo(near ?? 0, 2);
    expect(cohenKappa(table, [1, 2, 9])).toBe(cohenKappa(table, [1, 2, 3]));
  });
});
