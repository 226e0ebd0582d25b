import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureTable } from '../../../../analysis/metrics/embeddingDiversity/measureTable';
import { meanPairwiseDistance } from '../../../../analysis/metrics/embeddingDiversity/pairwiseDistance';
import { createVectorTable } from '../../../../analysis/metrics/embeddingDiversity/vectorTable';
import { vendiScores } from '../../../../analysis/metrics/embeddingDiversity/vendiScore';
import oracle from '../../../fixtures/vector-diversity.json';
import { madeVectors, tableOf, unitRows, weightedDistance } from './vectors';

const shapes = Object.entries(oracle);

describe('the mean pairwise distance', () => {
  it.each(shapes)('is that of scikit-learn on %s vectors', (_, { rows, columns, first, distance }) => {
    const vectors = madeVectors(rows, columns);
    expect([...vectors.subarray(columns, columns + 3)]).toEqual(first);
    expect(meanPairwiseDistance(tableOf(vectors, columns).unitSum())).toBeCloseTo(distance, 13);
  });
  it('is the O(n²) definition to 1e-12 on 2,000 vectors of 64 numbers', () => {
    const vectors = madeVectors(2000, 64);
    const rows = unitRows(vectors, 64);
    const exact = weightedDistance(
      rows,
      rows.map(() => 1),
    );
    const value = meanPairwiseDistance(tableOf(vectors, 64).unitSum()) ?? NaN;
    expect(Math.abs(value - exact)).toBeLessThan(1e-12);
  });
  it('is the definition on any vectors, of any length and size, rows of zeros left out', () => {
    const number = fc.oneof(fc.float({ noNaN: true, min: -1000, max: 1000 }), fc.constant(0));
    const table = fc
      .integer({ min: 1, max: 9 })
      .chain((d) =>
        fc.tuple(fc.constant(d), fc.array(fc.array(number, { minLength: d, maxLength: d }), { maxLength: 12 })),
      );
    fc.assert(
      fc.property(table, ([d, rows]) => {
        const vectors = Float32Array.from(rows.flat());
        const unit = unitRows(vectors, d);
        const sum = tableOf(vectors, d).unitSum();
        const value = meanPairwiseDistance(sum);
        expect(sum.usable).toBe(unit.length);
        if (unit.length < 2) expect(value).toBeNull();
        else
          expect(value).toBeCloseTo(
            weightedDistance(
              unit,
              unit.map(() => 1),
            ),
            12,
          );
      }),
    );
  });
  it('loses nothing over many rows that point the same way', () => {
    const table = createVectorTable(4);
    const part = Float32Array.from({ length: 4 * 10_000 }, (_, at) => (at % 4 === 3 ? 1e-3 : 1 / 3));
    for (let times = 0; times < 30; times++) table.add(part);
    expect(Math.abs(meanPairwiseDistance(table.unitSum()) ?? NaN)).toBeLessThan(1e-12);
  });
  it('leaves out vectors with a number that is none, and says how many', () => {
    const vectors = Float32Array.of(1, 0, 0, 1, NaN, 1, 0, 0, 1, 1, Infinity, 0);
    const { diversity } = measureTable(tableOf(vectors, 2), 1);
    expect(diversity.n).toBe(3);
    // The angles are 90°, 45° and 45°.
    expect(diversity.value).toBeCloseTo((3 - Math.SQRT2) / 3, 12);
    expect(diversity.how).toContain('3 vectors of zeros left out');
  });
  it('has no value for fewer than two', () => {
    const { diversity, vendi } = measureTable(tableOf(Float32Array.of(0, 3), 2), 1);
    expect(diversity).toEqual({ value: null, lo: null, hi: null, n: 1, how: 'One vector has a direction' });
    expect(vendi.value).toBeCloseTo(1, 12);
    expect(measureTable(null, 1).vendi).toMatchObject({ value: null, n: 0 });
  });
});

describe('Vendi scores', () => {
  it.each(shapes)('are those of numpy’s eigenvalues on %s vectors', (_, { rows, columns, vendi, order2 }) => {
    const scores = vendiScores(tableOf(madeVectors(rows, columns), columns).gram(), rows);
    expect((scores?.vendi ?? NaN) / vendi).toBeCloseTo(1, 10);
    expect((scores?.order2 ?? NaN) / order2).toBeCloseTo(1, 12);
  });
  it('are the number of orthogonal vectors, however often each is there', () => {
    const table = createVectorTable(3);
    for (let times = 0; times < 5; times++) table.add(Float32Array.of(2, 0, 0, 0, 1, 0, 0, 0, 7));
    const scores = vendiScores(table.gram(), 15);
    expect(scores?.vendi).toBeCloseTo(3, 12);
    expect(scores?.order2).toBeCloseTo(3, 12);
  });
  it('do not count vectors of zeros', () => {
    const table = createVectorTable(2);
    table.add(Float32Array.of(1, 0, 0, 0, 0, 1));
    expect(vendiScores(table.gram(), table.unitSum().usable)?.vendi).toBeCloseTo(2, 12);
  });
});
