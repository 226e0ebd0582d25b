import { describe, expect, it } from 'vitest';
import { pearson } from '../../../analysis/statistics/correlation';
import { columnOf } from '../../../analysis/statistics/matrix';
import { sharedMissing } from '../../shared';
import { golden, goldenSets } from './golden';
import { expectNear } from './near';

describe.skipIf(golden === null)(`correlation against scipy (else ${sharedMissing})`, () => {
  it.each(goldenSets)('$name', ({ X, y, corr }) => {
    corr.forEach((expected, j) => expectNear(pearson(columnOf(X, j), y) ?? NaN, expected.pearson[0] ?? NaN));
  });
});

describe('correlation', () => {
  it('is null where a side does not vary, rounding noise included', () => {
    expect(pearson([0.1 + 0.2, 0.3, 0.3], [1, 2, 3])).toBeNull();
    expect(pearson([1, 2, 3], [4, 4, 4])).toBeNull();
    expect(pearson([1], [2])).toBeNull();
  });

  it('exists for values whose squares do not', () => {
    const [x, y] = [
      [1, 2, 4, 3],
      [1, 3, 2, 5],
    ];
    const r = pearson(x, y) ?? NaN;
    expectNear(
      pearson(
        x.map((value) => value * 1e200),
        y.map((value) => value * 1e-149),
      ) ?? NaN,
      r,
      1e-12,
    );
  });

  it('never leaves −1 to 1', () => {
    const x = [0.1, 0.7, 0.30000000000000004];
    expect(
      pearson(
        x,
        x.map((value) => value * 3),
      ),
    ).toBeLessThanOrEqual(1);
    expect(
      pearson(
        x,
        x.map((value) => -value / 7),
      ),
    ).toBeGreaterThanOrEqual(-1);
  });
});
