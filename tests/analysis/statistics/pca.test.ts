import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot, itemAt } from '../../../analysis/statistics/matrix';
import { fitPca, orient, project } from '../../../analysis/statistics/pca';
import { sharedMissing } from '../../shared';
import { golden, goldenSets } from './golden';
import { expectAllNear, expectEachNear } from './near';

describe.skipIf(golden === null)(`PCA against scikit-learn (else ${sharedMissing})`, () => {
  for (const { name, X, pca } of goldenSets)
    for (const [deviation, expected] of [
      ['population', pca.ddof0],
      ['sample', pca.ddof1],
    ] as const)
      it(`${name}, ${deviation} deviation`, () => {
        const components = fitPca(X, deviation);
        const turned = expected.components.map(orient);
        expectEachNear(components.explainedVarianceRatio, expected.ratio);
        expectEachNear(components.eigenvalues, expected.eigenvalues);
        components.loadings.forEach((loading, i) => expectAllNear(loading, turned[i] ?? []));
        const turns = expected.components.map((row, i) => Math.sign(dot(row, itemAt(turned, i))));
        const scores = project(X, components, turned.length);
        scores.forEach((row, i) =>
          row.forEach((score, j) =>
            expect(score).toBeCloseTo(itemAt(itemAt(expected.scores, i), j) * itemAt(turns, j), 9),
          ),
        );
      });
});

describe('PCA', () => {
  const anyRows = fc
    .integer({ min: 2, max: 6 })
    .chain((p) =>
      fc.array(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: p, maxLength: p }), {
        minLength: 4,
        maxLength: 12,
      }),
    )
    .filter((rows) => itemAt(rows, 0).every((_, j) => new Set(rows.map((row) => row[j])).size > 1));

  it('has orthonormal loadings, largest positive, and shares that add up to 1', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { loadings, explainedVarianceRatio } = fitPca(rows, 'population');
        expect(loadings.length).toBe(Math.min(rows.length, itemAt(rows, 0).length));
        expect(explainedVarianceRatio.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        loadings.forEach((a, i) => {
          loadings.forEach((b, j) => expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 10));
          const largest = Math.max(...a.map(Math.abs));
          expect(Math.max(...a)).toBeCloseTo(largest, 8);
        });
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('counts the components that carry variance', () => {
    const rows = [1, 2, 4, 7, 11].map((value, i) => [value, 3 - 2 * value, i % 2]);
    const { rank, explainedVarianceRatio } = fitPca(rows, 'population');
    expect(rank).toBe(2);
    expect(explainedVarianceRatio[2]).toBeCloseTo(0, 14);
  });

  it('gives a constant column no loading', () => {
    const { loadings, rank } = fitPca(
      [
        [1, 5, 2],
        [2, 5, 1],
        [4, 5, 7],
        [0, 5, 1],
      ],
      'population',
    );
    expect(rank).toBe(2);
    for (const loading of loadings.slice(0, rank)) expect(loading[1]).toBe(0);
  });

  it('does not let rounding choose the sign between equally large loadings', () => {
    expect(orient([-0.7071067811865475, 0.7071067811865476])[0]).toBeGreaterThan(0);
  });
});
