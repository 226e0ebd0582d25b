import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureRows, type VectorRows } from '../../../../analysis/engine/measure/measureRows';
import { measureTable } from '../../../../analysis/metrics/embeddingDiversity/measureTable';
import { countParts, joinSums } from '../../../../analysis/metrics/embeddingDiversity/vectorParts';
import { vectorWork } from '../../../../analysis/metrics/embeddingDiversity/vectorWork';
import { createInlinePool } from '../../../../analysis/pool/inlinePool';
import { madeVectors, tableOf, unitRows, weightedDistance } from '../../metrics/embeddingDiversity/vectors';

const columns = 5;

/** The rows in batches of these lengths, the last of which takes the rest. */
function* inBatches(vectors: Float32Array, lengths: readonly number[]): Generator<VectorRows> {
  let row = 0;
  for (const length of [...lengths, vectors.length / columns]) {
    const part = vectors.slice(row * columns, (row + length) * columns);
    if (part.length > 0) yield { vectors: part, dimensions: columns };
    row += length;
  }
}

async function measured(vectors: Float32Array, workers: number, lengths: readonly number[]) {
  const pool = createInlinePool(workers);
  const hired = await Promise.all(Array.from({ length: workers }, () => pool.hire(vectorWork)));
  return measureRows(hired, vectors.length / columns, inBatches(vectors, lengths), 7);
}

describe('measureRows', () => {
  const vectors = madeVectors(1203, columns);
  // A row of zeros is no part of it, wherever it comes.
  vectors.fill(0, 700 * columns, 701 * columns);

  it('gives what the definition gives, to 1e-12, by any number of workers', async () => {
    const rows = unitRows(vectors, columns);
    const exact = weightedDistance(
      rows,
      rows.map(() => 1),
    );
    for (const workers of [1, 2, 3]) {
      const { diversity } = await measured(vectors, workers, [100, 333]);
      expect(Math.abs((diversity.value ?? NaN) - exact)).toBeLessThan(1e-12);
      expect(diversity.n).toBe(1202);
    }
  });

  it('gives the values and the interval of one table, however the rows come', async () => {
    const whole = measureTable(tableOf(vectors, columns), 7);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 4 }),
        fc.array(fc.integer({ min: 1, max: 700 })),
        async (workers, lengths) => {
          const parted = await measured(vectors, workers, lengths);
          for (const measure of ['diversity', 'vendi', 'vendi_order_2'] as const) {
            const [one, other] = [whole[measure], parted[measure]];
            expect({ ...other, value: 0, lo: 0, hi: 0 }).toEqual({ ...one, value: 0, lo: 0, hi: 0 });
            for (const of of ['value', 'lo', 'hi'] as const)
              if (one[of] === null) expect(other[of]).toBeNull();
              else expect((other[of] ?? NaN) / one[of]).toBeCloseTo(1, 11);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('gives no values of no rows', async () => {
    const values = await measured(new Float32Array(0), 1, []);
    expect(values.diversity).toMatchObject({ value: null, n: 0 });
  });
});

describe('joinSums', () => {
  it('loses nothing of a small part behind a large one', () => {
    const part = (value: number) => ({
      sum: Float64Array.of(value),
      lost: Float64Array.of(0),
      scales: Float64Array.of(1),
      usable: 1,
    });
    const { sum, lost, usable, scales } = joinSums([part(1e16), part(1), part(-1e16)]);
    expect((sum[0] ?? NaN) + (lost[0] ?? NaN)).toBe(1);
    expect([usable, scales.length]).toEqual([3, 3]);
  });
});

describe('countParts', () => {
  it('is one for what one worker has done at once, else as many as there are workers', () => {
    expect(countParts(1000, 1024, 4)).toBe(1);
    expect(countParts(100_000, 1024, 4)).toBe(4);
    expect(countParts(0, 0, 4)).toBe(1);
  });
  it('leaves each part more rows than a row has numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 8192 }), (rows, dimensions) => {
        const parts = countParts(rows, dimensions, 64);
        if (parts > 1) expect(Math.floor(rows / parts)).toBeGreaterThanOrEqual(dimensions);
      }),
    );
  });
});
