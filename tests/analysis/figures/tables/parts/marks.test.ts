import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../../../analysis/figures/tables/parts/marks';

describe('marksOf', () => {
  it('marks best and second', () => {
    expect(marksOf([1, 3, 2])).toEqual([undefined, 'best', 'second']);
  });

  it('lets ties at the shown precision share a mark', () => {
    expect(marksOf([3.04, 2.96, 2, 2.01])).toEqual(['best', 'best', 'second', 'second']);
  });

  it('marks nothing that is missing, and nothing where one value stands alone', () => {
    expect(marksOf([null, 5, null])).toEqual([undefined, undefined, undefined]);
    expect(marksOf([null, -5, -7])).toEqual([undefined, 'best', 'second']);
  });
});
