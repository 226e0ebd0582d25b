import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { arrowColumn } from '../../../analysis/store/column';

const read = (column: ReturnType<typeof arrowColumn>): unknown[] =>
  Array.from({ length: column.length }, (_, index): unknown => column.get(index));

describe('arrowColumn', () => {
  it('keeps any text and any null', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'grapheme' }))), (values) => {
        expect(read(arrowColumn('text', values))).toEqual(values);
      }),
    );
  });

  it('keeps real numbers, flags and nulls across byte borders', () => {
    const reals = Array.from({ length: 19 }, (_, index) => (index % 3 === 0 ? null : index / 7));
    const flags = Array.from({ length: 19 }, (_, index) => (index % 5 === 0 ? null : index % 2 === 0));
    expect(read(arrowColumn('real', reals))).toEqual(reals);
    expect(read(arrowColumn('flag', flags))).toEqual(flags);
  });

  it('gives whole numbers as 64-bit integers', () => {
    expect(read(arrowColumn('whole', [1, null, 1_790_000_000_000]))).toEqual([1n, null, 1_790_000_000_000n]);
  });

  it('refuses a number in a column of text', () => {
    expect(() => arrowColumn('text', [1])).toThrow(TypeError);
  });
});
