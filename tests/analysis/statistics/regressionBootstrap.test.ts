import { describe, expect, it } from 'vitest';
import { leastSquares, leastSquaresEstimates } from '../../../analysis/statistics/leastSquares';
import { pick } from '../../../analysis/statistics/matrix';
import { quantileOfSorted } from '../../../analysis/statistics/quantile';
import { randomGenerator } from '../../../analysis/statistics/random';
import { bootstrapRegression, resampleRegression } from '../../../analysis/statistics/regressionBootstrap';
import { sumOfSquares } from '../../../analysis/statistics/summary';
import { generators, names, x, y } from './goldenRegression';
import { expectEachNear } from './near';
import { certifiedFits } from './nist';

/** Draws that are kept, so that each resample can be fitted anew. */
function recorded(units: number, draws: number) {
  const random = randomGenerator(11);
  const chosen = Array.from({ length: draws }, () => Array.from({ length: units }, () => Math.floor(random() * units)));
  let next = 0;
  return { chosen, draw: (into: Uint32Array) => into.set(chosen[next++]!) };
}

describe('the pairs bootstrap', () => {
  it.each([{ name: 'grouped rows', x, y }, ...certifiedFits.filter(({ name }) => name !== 'Longley')])(
    'of $name gives what least squares of each resample gives',
    ({ x, y }) => {
      const labels = x[0]!.map((_, j) => `x${j}`);
      const { chosen, draw } = recorded(y.length, 20);
      const { estimates } = resampleRegression(x, y, labels, null, 20, draw);
      chosen.forEach((rows, number) =>
        expectEachNear(
          estimates.map((values) => values[number]!),
          leastSquaresEstimates(pick(x, rows), pick(y, rows), labels),
          1e-8,
        ),
      );
    },
  );

  it('of clusters takes all rows of each as often as it was drawn', () => {
    const clusters = [...new Set(generators)];
    const { chosen, draw } = recorded(clusters.length, 20);
    const { estimates, unit, units } = resampleRegression(x, y, names, generators, 20, draw);
    expect({ unit, units }).toEqual({ unit: 'cluster', units: 6 });
    chosen.forEach((drawn, number) => {
      const rows = drawn.flatMap((g) => generators.flatMap((label, i) => (label === clusters[g] ? [i] : [])));
      const expected = leastSquaresEstimates(pick(x, rows), pick(y, rows), names);
      expectEachNear(
        estimates.map((values) => values[number]!),
        expected,
        1e-8,
      );
    });
  });

  it('leaves out resamples that fix no coefficients, and says how many', () => {
    const rare = x.map((row, i) => [...row, i === 3 || i === 40 ? 1 : 0]);
    const result = bootstrapRegression(rare, y, [...names, 'rare'], null, { draws: 2000, seed: 3 });
    // Neither of two rows of 52 is drawn in (50/52)^52 of the resamples.
    expect(Math.abs(result.unusable / 2000 - (50 / 52) ** 52)).toBeLessThan(0.03);
    expect(result.draws + result.unusable).toBe(2000);
    expect(result.estimates.every((values) => values.length === result.draws && values.every(Number.isFinite))).toBe(
      true,
    );
  });

  it('spreads as the standard errors say where their assumptions hold', () => {
    const random = randomGenerator(9);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const rows = Array.from({ length: 400 }, () => [normal(), normal()]);
    const outcome = rows.map(([a = 0, b = 0]) => 1 + a - b + normal());
    const fit = leastSquares(rows, outcome, ['a', 'b']);
    const { estimates } = bootstrapRegression(rows, outcome, ['a', 'b'], null, { draws: 4000, seed: 1 });
    estimates.forEach((values, j) => {
      const deviation = Math.sqrt(sumOfSquares([...values]) / (values.length - 1));
      expect(Math.abs(deviation / fit.coefficients[j]!.standardError - 1)).toBeLessThan(0.15);
    });
  });

  it('is repeated by its seed', () => {
    const draws = { draws: 50, seed: 8 };
    expect(bootstrapRegression(x, y, names, null, draws)).toEqual(bootstrapRegression(x, y, names, null, draws));
  });
});

describe('quantiles', () => {
  it('interpolate between order statistics', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantileOfSorted([1, 2, 4, 8], share))).toEqual([1, 1.75, 3, 5, 8]);
    expect(quantileOfSorted([], 0.5)).toBeNaN();
  });
});
