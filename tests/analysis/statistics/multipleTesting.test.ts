import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corrected } from '../../../analysis/statistics/corrected';
import { benjaminiHochberg, holm } from '../../../analysis/statistics/multipleTesting';
import { sharedMissing } from '../../shared';
import { golden, goldenSets } from './golden';
import { expectEachNear } from './near';

describe('corrections for many tests', () => {
  it.skipIf(golden === null).each(goldenSets)(`are those of statsmodels on $name (else ${sharedMissing})`, (set) => {
    expectEachNear(holm(set.pvals), set.mt.holm);
    expectEachNear(benjaminiHochberg(set.pvals), set.mt.fdr_bh);
  });

  const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });

  it('keep the order, never lower a p-value, and lie below Bonferroni', () => {
    fc.assert(
      fc.property(pValues, (values) => {
        for (const adjusted of [holm(values), benjaminiHochberg(values)])
          values.forEach((p, i) => {
            expect(adjusted[i]).toBeGreaterThanOrEqual(p);
            expect(adjusted[i]).toBeLessThanOrEqual(Math.min(1, p * values.length));
            values.forEach((q, j) => p <= q && expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!));
          });
        holm(values).forEach((p, i) => expect(benjaminiHochberg(values)[i]).toBeLessThanOrEqual(p));
      }),
    );
  });

  it('count the tests that exist, and no others', () => {
    const tests = corrected([{ p: 0.01 }, null, { p: 0.04 }, { p: 0.01 }]);
    expect(tests.map((test) => test?.holm ?? null)).toEqual([0.03, null, 0.04, 0.03]);
    expect(tests[0]!.benjaminiHochberg).toBeCloseTo(0.015, 14);
  });

  it('of no tests are none', () => {
    expect([holm([]), benjaminiHochberg([])]).toEqual([[], []]);
  });
});
