import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { completeRows, imputeByPca } from '../../../analysis/statistics/imputeByPca';
import { loadingStability } from '../../../analysis/statistics/loadingStability';
import { columnOf, itemAt } from '../../../analysis/statistics/matrix';
import { normalDraws } from '../../../analysis/statistics/normalDraws';
import { parallelAnalysis } from '../../../analysis/statistics/parallelAnalysis';
import { fitPca } from '../../../analysis/statistics/pca';
import { columnMeasures, rowMeasures, supplementaryCorrelations } from '../../../analysis/statistics/pcaMeasures';
import { alignLoadings } from '../../../analysis/statistics/procrustes';
import { sum } from '../../../analysis/statistics/summary';
import { expectAllNear, expectNear } from './near';

const matrix = z.array(z.array(z.number()));
const oracle = z
  .object({
    table: matrix,
    squaredCosines: matrix,
    procrustes: z.object({ first: matrix, target: matrix, aligned: matrix }),
    parallel54x9: z.array(z.number()),
    gaps: z.array(z.tuple([z.number(), z.number()])),
    imputed: z.array(z.number()),
  })
  .parse(JSON.parse(fs.readFileSync(new URL('../../fixtures/pca-extras.json', import.meta.url), 'utf8')));

const components = fitPca(oracle.table, 'population');

describe('contributions and squared cosines', () => {
  it('of columns are squared correlations with the scores, by numpy', () => {
    const { squaredCosines, contributions } = columnMeasures(components);
    squaredCosines.forEach((row, c) => expectAllNear(row, oracle.squaredCosines[c] ?? [], 1e-9));
    for (const row of contributions) expectNear(sum(row), 100, 1e-9);
  });

  it('of rows add up to the whole', () => {
    const { contributions, squaredCosines } = rowMeasures(oracle.table, components);
    for (const row of squaredCosines) expectNear(sum(row), 1, 1e-9);
    for (let c = 0; c < 5; c++) expectNear(sum(columnOf(contributions, c)), 100, 1e-9);
  });

  it('a column that takes part again has the correlation its squared cosine says', () => {
    const again = supplementaryCorrelations(columnOf(oracle.table, 2), oracle.table, components);
    again.forEach((r, c) => expectNear((r ?? NaN) ** 2, oracle.squaredCosines[c]?.[2] ?? NaN, 1e-8));
  });
});

describe('Procrustes rotation', () => {
  const { first, target, aligned } = oracle.procrustes;

  it("is scipy's", () => {
    alignLoadings(first, target).forEach((row, c) => expectAllNear(row, aligned[c] ?? [], 1e-12));
  });

  it('finds exchanged and mirrored components', () => {
    const [one = [], other = []] = target;
    const turned = alignLoadings([other.map((value) => -value), one], target);
    turned.forEach((row, c) => expectAllNear(row, target[c] ?? [], 1e-9));
  });
});

describe('loadings under resampling', () => {
  const noise = normalDraws(60 * 6, 3);
  const two = Array.from({ length: 60 }, (_, i) => {
    const [a, b] = [Math.sin(1.7 * i), Math.cos(2.9 * i)];
    return Array.from({ length: 6 }, (_column, j) => (j < 4 ? 3 * a : 2 * b) + 0.4 * (noise[6 * i + j] ?? 0));
  });
  const fitted = fitPca(two, 'population');

  it('hold what all rows give, and find a clear component again', () => {
    const stability = loadingStability(two, fitted, 2, 200, 1);
    stability?.intervals.forEach((row, c) =>
      row.forEach(({ lo, hi }, j) => {
        const loading = fitted.loadings[c]?.[j] ?? NaN;
        expect(lo).toBeLessThan(loading + 0.02);
        expect(hi).toBeGreaterThan(loading - 0.02);
        expect(hi - lo).toBeLessThan(0.2);
      }),
    );
    expect(Math.min(...(stability?.foundAgain ?? [0]))).toBeGreaterThan(0.8);
  });

  it('say where components mix: of noise none is found again for sure', () => {
    const only = Array.from({ length: 40 }, (_, i) => [...normalDraws(5, 100 + i)]);
    const stability = loadingStability(only, fitPca(only, 'population'), 3, 200, 1);
    expect(Math.min(...(stability?.foundAgain ?? [1]))).toBeLessThan(0.5);
  });

  it('repeat with the seed', () => {
    expect(loadingStability(two, fitted, 2, 20, 4)).toEqual(loadingStability(two, fitted, 2, 20, 4));
  });
});

describe('parallel analysis', () => {
  it('has the thresholds of many more draws by numpy', () => {
    const { thresholds } = parallelAnalysis(oracle.parallel54x9, 54, 9, 400, 2);
    thresholds.forEach((value, c) => expectNear(value, itemAt(oracle.parallel54x9, c), 0.03));
  });

  it('keeps the components above, up to the first that is not', () => {
    expect(parallelAnalysis([0.6, 0.25, 0.05, 0.04, 0.03, 0.03], 60, 6, 100, 1).components).toBe(2);
    expect(parallelAnalysis([0.18, 0.17, 0.17, 0.16, 0.16, 0.16], 60, 6, 100, 1).components).toBe(0);
  });
});

describe('missing values', () => {
  const withGaps = oracle.table.map((row, r) =>
    row.map((value, c) => (oracle.gaps.some(([i, j]) => i === r && j === c) ? null : value)),
  );

  it('are filled as numpy fills them, with a warning', () => {
    const { rows, imputed, converged, warning } = imputeByPca(withGaps, 2);
    expect(converged).toBe(true);
    expect(imputed).toBe(4);
    expect(warning).toContain('4 of 100 values (4.0 %)');
    oracle.gaps.forEach(([i, j], k) => expectNear(rows[i]?.[j] ?? NaN, itemAt(oracle.imputed, k), 1e-7));
    expect(rows[0]).toEqual(oracle.table[0]);
  });

  it('leave a whole table as it is, and can be left out by rows', () => {
    expect(imputeByPca(oracle.table, 2)).toMatchObject({ rows: oracle.table, imputed: 0, warning: null });
    expect(completeRows(withGaps).positions).toHaveLength(16);
    expect(completeRows(withGaps).positions).not.toContain(7);
  });
});
