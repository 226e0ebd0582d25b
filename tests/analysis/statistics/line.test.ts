import { describe, expect, it } from 'vitest';
import { leastSquares } from '../../../analysis/statistics/leastSquares';
import { fitLine } from '../../../analysis/statistics/line';
import { columnOf } from '../../../analysis/statistics/matrix';
import { expectNear } from './near';
import { certifiedFits } from './nist';

const norris = certifiedFits.find(({ name }) => name === 'Norris');

describe('the line through points', () => {
  it("equals NIST's Norris", () => {
    const fit = fitLine(columnOf(norris?.x ?? [], 0), norris?.y ?? []);
    expectNear(fit?.intercept ?? NaN, norris?.estimates[0] ?? NaN);
    expectNear(fit?.slope ?? NaN, norris?.estimates[1] ?? NaN);
    expectNear(fit?.r2 ?? NaN, norris?.r2 ?? NaN, 1e-14);
    expect(fit?.n).toBe(36);
  });

  it('has the p that least squares gives its slope', () => {
    const x = [80.9, 75.4, 80.5, 75, 69.6, 50.2];
    const y = [29.5, 19.2, 23.6, 11.3, 14.1, 15.9];
    const slope = leastSquares(
      x.map((value) => [value]),
      y,
      ['x'],
    ).coefficients[1];
    expectNear(fitLine(x, y)?.p ?? NaN, slope?.p ?? NaN, 1e-12);
  });

  it('does not exist for two points, or where a side is constant', () => {
    expect(fitLine([1, 2], [3, 4])).toBeNull();
    expect(fitLine([0.1, 0.1, 0.1], [3, 4, 5])).toBeNull();
    expect(fitLine([1, 2, 3], [7.3, 7.3, 7.3])).toBeNull();
  });

  it('is certain on points without error', () => {
    expect(fitLine([1, 2, 3], [2, 4, 6])).toEqual({ n: 3, slope: 2, intercept: 0, r2: 1, p: 0 });
  });
});
