import { describe, expect, it } from 'vitest';
import { headerGroups, sharedUnit } from '../../../../renderer/components/grid/headerGroups';

const column = (group: string | null, unit: string | null = null) => ({
  id: '',
  header: '',
  group,
  unit,
  align: 'right' as const,
});

describe('header groups', () => {
  it('span neighbouring columns only', () => {
    const spans = headerGroups([column(null), column('a'), column('a'), column('b'), column('a')]);
    expect(spans.map(({ name, start, span }) => [name, start, span])).toEqual([
      [null, 0, 1],
      ['a', 1, 2],
      ['b', 3, 1],
      ['a', 4, 1],
    ]);
  });

  it('are none where no column has one', () => {
    expect(headerGroups([column(null), column(null)])).toEqual([]);
  });
});

describe('a shared unit', () => {
  it('is said once where several columns have no other', () => {
    expect(sharedUnit([column(null), column('a', '%'), column('a', '%'), column('b', '%')])).toBe('%');
  });

  it('is none where units differ or hardly repeat', () => {
    expect(sharedUnit([column(null, '%'), column(null, '%'), column(null, 'points')])).toBeNull();
    expect(sharedUnit([column(null, '%'), column(null, '%')])).toBeNull();
  });
});
