import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { medianPolish } from '../../../analysis/statistics/medianPolish';
import { expectAllNear, expectNear } from './near';

const matrix = z.array(z.array(z.number()));
const oracle = z
  .object({
    table: matrix,
    overall: z.number(),
    rows: z.array(z.number()),
    columns: z.array(z.number()),
    residuals: matrix,
  })
  .parse(JSON.parse(fs.readFileSync(new URL('../../fixtures/median-polish.json', import.meta.url), 'utf8')));

describe('median polish', () => {
  it("gives R's parts", () => {
    const fit = medianPolish(oracle.table);
    expectNear(fit.overall, oracle.overall, 1e-9);
    expectAllNear(fit.rows, oracle.rows);
    expectAllNear(fit.columns, oracle.columns);
    fit.residuals.forEach((row, i) =>
      expectAllNear(
        row.map((value) => value ?? NaN),
        oracle.residuals[i] ?? [],
      ),
    );
  });

  it('leaves a wrong cell its whole error, and keeps a gap a gap', () => {
    const table = [1, 2, 3, 4].map((i) => [10, 20, 30, 40, 50].map((j): number | null => i + j));
    table[1] = [12, 22, 92, null, 52];
    const { residuals } = medianPolish(table);
    expect(residuals[1]).toEqual([0, 0, 60, null, 0]);
    expect(residuals[3]).toEqual([0, 0, 0, 0, 0]);
  });
});
