import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestAssignment } from '../../../analysis/statistics/assignment';
import { congruence, matchComponents } from '../../../analysis/statistics/congruence';
import { itemAt, type Rows } from '../../../analysis/statistics/matrix';

/** The largest total gain over every way to assign, by trying them all. */
function largestGain(gains: Rows, row = 0, taken: readonly number[] = []): number {
  if (row === gains.length) return 0;
  const spare =
    gains.length - row <= itemAt(gains, 0).length - taken.length ? [] : [largestGain(gains, row + 1, taken)];
  const options = itemAt(gains, row).flatMap((gain, column) =>
    taken.includes(column) ? [] : [gain + largestGain(gains, row + 1, [...taken, column])],
  );
  return Math.max(...spare, ...options);
}

describe('assignment', () => {
  const anyGains = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

  it('is as good as the best of all permutations', () => {
    fc.assert(
      fc.property(anyGains, (gains) => {
        const pairs = bestAssignment(gains);
        expect(pairs.length).toBe(Math.min(gains.length, itemAt(gains, 0).length));
        expect(new Set(pairs.map(([row]) => row)).size).toBe(pairs.length);
        expect(new Set(pairs.map(([, column]) => column)).size).toBe(pairs.length);
        const total = pairs.reduce((sum, [row, column]) => sum + itemAt(itemAt(gains, row), column), 0);
        expect(total).toBe(largestGain(gains));
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('of nothing is nothing', () => {
    expect(bestAssignment([])).toEqual([]);
  });
});

describe('congruence', () => {
  it('is the cosine of two loading vectors', () => {
    expect(congruence([1, 0], [1, 1])).toBeCloseTo(Math.SQRT1_2, 15);
    expect(congruence([1, 2], [-2, -4])).toBe(-1);
    expect(congruence([0, 0], [1, 1])).toBe(0);
  });

  it('finds components again in another order and sign', () => {
    const ours = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    const printed = [
      [0.05, -0.99, 0],
      [0.98, 0.06, 0.1],
    ];
    const matches = matchComponents(ours, printed);
    expect(matches.map(({ component, other }) => [component, other])).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(matches[0]?.coefficient).toBeCloseTo(0.993, 3);
    expect(matches[1]?.coefficient).toBeCloseTo(-0.999, 3);
  });
});
