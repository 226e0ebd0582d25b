import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { concordance, rankRanges } from '../../../analysis/statistics/concordance';
import { columnOf, dot } from '../../../analysis/statistics/matrix';
import { leastSquaresEstimates } from '../../../analysis/statistics/leastSquares';
import { kendallTest, residualTest, spearmanTest } from '../../../analysis/statistics/rankCorrelation';
import { expectNear } from './near';

const vector = z.array(z.number());
const oracle = z
  .object({
    ...{ x: vector, y: vector, z: vector, tied: vector },
    ...{ exactTau: z.number(), exactP: z.number(), tiedTau: z.number(), tiedP: z.number() },
    ...{ rho: z.number(), rhoP: z.number(), partial: z.number(), partialP: z.number(), concordance: z.number() },
  })
  .parse(JSON.parse(fs.readFileSync(new URL('../../fixtures/relations.json', import.meta.url), 'utf8')));

describe('relations against R', () => {
  it('Kendall, exact and with ties', () => {
    const exact = kendallTest(oracle.x, oracle.y);
    expect(exact?.reference).toBe('exact');
    expectNear(exact?.coefficient ?? NaN, oracle.exactTau, 1e-12);
    expectNear(exact?.p ?? NaN, oracle.exactP, 1e-9);
    const tied = kendallTest(oracle.tied, oracle.y);
    expect(tied?.reference).toBe('normal');
    expectNear(tied?.coefficient ?? NaN, oracle.tiedTau, 1e-12);
    expectNear(tied?.p ?? NaN, oracle.tiedP, 1e-9);
  });

  it('Spearman', () => {
    const rho = spearmanTest(oracle.x, oracle.y);
    expectNear(rho?.coefficient ?? NaN, oracle.rho, 1e-12);
    expectNear(rho?.p ?? NaN, oracle.rhoP, 1e-9);
  });

  it('partial, a degree of freedom for the variable held fixed', () => {
    const rows = oracle.z.map((value) => [value]);
    const residuals = (y: readonly number[]) => {
      const estimates = leastSquaresEstimates(rows, y, ['z']);
      return y.map((value, i) => value - dot([1, ...(rows[i] ?? [])], estimates));
    };
    const partial = residualTest(residuals(oracle.x), residuals(oracle.y), 1);
    expectNear(partial?.coefficient ?? NaN, oracle.partial, 1e-9);
    expectNear(partial?.p ?? NaN, oracle.partialP, 1e-9);
  });

  it('concordance, ties corrected', () => {
    const judged = [0, 1, 2, 3, 4, 5].map((i) => columnOf([oracle.x, oracle.y, oracle.z, oracle.tied], i));
    expectNear(concordance(judged)?.w ?? NaN, oracle.concordance, 1e-9);
  });
});

describe('concordance', () => {
  it('is 1 without a p where all agree, and nothing where nothing is ordered', () => {
    expect(
      concordance([
        [1, 10],
        [2, 20],
        [3, 30],
      ]),
    ).toEqual({ w: 1, p: null });
    expect(
      concordance([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull();
  });
});

describe('ranks with a judge left out', () => {
  it('range over what the others say', () => {
    expect(
      rankRanges([
        [9, 1],
        [2, 2],
      ]),
    ).toEqual([
      { rank: 1, lo: 1, hi: 2 },
      { rank: 2, lo: 1, hi: 2 },
    ]);
  });
});
