import { describe, expect, it } from 'vitest';
import { cr1Errors } from '../../../analysis/statistics/clusterRobust';
import { leastSquares } from '../../../analysis/statistics/leastSquares';
import { wildClusterBootstrap, wildWeights } from '../../../analysis/statistics/wildClusterBootstrap';
import { generators, goldenRegression, names, x, y } from './goldenRegression';
import { expectNear } from './near';

const fit = leastSquares(x, y, names);
const rademacher = { weights: 'rademacher', draws: 9999, seed: 1 } as const;

describe('the wild cluster bootstrap', () => {
  const { wild } = goldenRegression;

  it.each(wild.rademacher.map((expected, j) => ({ name: names[j]!, j, ...expected })))(
    'of $name over all 64 arrangements is the one made by fitting each anew',
    ({ j, t, p, arrangements }) => {
      const result = wildClusterBootstrap(x, y, fit, j, generators, rademacher);
      expectNear(result.t, t, 1e-8);
      expect(result).toMatchObject({ p, arrangements, enumerated: true, clusters: 6 });
      expectNear(result.t, fit.coefficients[j + 1]!.estimate / cr1Errors(x, fit, generators).values[j + 1]!, 1e-9);
    },
  );

  it('tests other values than zero, and names its null', () => {
    const result = wildClusterBootstrap(x, y, fit, 0, generators, { ...rademacher, nullValue: 2 });
    expectNear(result.t, wild.rademacherAgainst2.t, 1e-8);
    expect(result.p).toBe(wild.rademacherAgainst2.p);
    expect(result.null).toBe('The coefficient of cell is 2; residuals of different clusters are independent.');
  });

  it('takes all 46,656 arrangements of six points where that many are allowed, and draws otherwise', () => {
    const all = wildClusterBootstrap(x, y, fit, 1, generators, { weights: 'webb', draws: 50_000, seed: 1 });
    expect(all).toMatchObject({ arrangements: wild.webb.arrangements, enumerated: true });
    expectNear(all.p, wild.webb.p, 1e-12);
    const options = { weights: 'webb', draws: 9999, seed: 5 } as const;
    const drawn = wildClusterBootstrap(x, y, fit, 1, generators, options);
    expect(drawn.enumerated).toBe(false);
    expect(Math.abs(drawn.p - all.p)).toBeLessThan(4 * Math.sqrt((all.p * (1 - all.p)) / 9999));
    expect(wildClusterBootstrap(x, y, fit, 1, generators, options)).toEqual(drawn);
  });

  it('has an interval of the values it does not reject', () => {
    const options = { weights: 'webb', draws: 1999, seed: 2 } as const;
    const { lo, hi } = wildClusterBootstrap(x, y, fit, 0, generators, options);
    const p = (nullValue: number) => wildClusterBootstrap(x, y, fit, 0, generators, { ...options, nullValue }).p;
    const step = 1e-6 * (hi - lo);
    expect(p(lo + step)).toBeGreaterThan(0.05);
    expect(p(hi - step)).toBeGreaterThan(0.05);
    expect(p(lo - step)).toBeLessThanOrEqual(0.05);
    expect(p(hi + step)).toBeLessThanOrEqual(0.05);
    expect(lo).toBeLessThan(fit.coefficients[1]!.estimate);
    expect(hi).toBeGreaterThan(fit.coefficients[1]!.estimate);
  });

  it('rejects nothing with so few clusters that no p is small', () => {
    const three = generators.map((generator) => (generator < 'g3' ? 'a' : generator < 'g5' ? 'b' : 'c'));
    const { p, lo, hi, arrangements } = wildClusterBootstrap(x, y, fit, 0, three, rademacher);
    expect(arrangements).toBe(8);
    expect(p).toBeGreaterThanOrEqual(0.25);
    expect([lo, hi]).toEqual([-Infinity, Infinity]);
  });

  it('does not depend on the scale of outcome and predictors', () => {
    const scaled = x.map(([a = 0, b = 0, c = 0]) => [1000 * a + 3, b, c - 7]);
    const outcome = y.map((value) => 5 - 20 * value);
    const other = wildClusterBootstrap(
      scaled,
      outcome,
      leastSquares(scaled, outcome, names),
      0,
      generators,
      rademacher,
    );
    const { p, lo, hi } = wildClusterBootstrap(x, y, fit, 0, generators, rademacher);
    expect(other.p).toBe(p);
    expectNear(other.hi, -lo / 50, 1e-6);
    expectNear(other.lo, -hi / 50, 1e-6);
  });
});

describe('weights', () => {
  it.each(Object.entries(wildWeights))('%s have mean 0 and variance 1', (_, points) => {
    const sum = points.reduce((total: number, point) => total + point, 0);
    const squares = points.reduce((total: number, point) => total + point * point, 0);
    expect(sum).toBeCloseTo(0, 14);
    expect(squares / points.length).toBeCloseTo(1, 14);
  });
});
