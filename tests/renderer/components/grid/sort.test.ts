import { describe, expect, it } from 'vitest';
import type { TableCell } from '../../../../analysis/figures/figure';
import { filteredRows, nextSort, sortedRows, type Sort } from '../../../../renderer/components/grid/sort';

const cell = (value: number | string | null): TableCell => ({ value, text: value === null ? '–' : String(value) });
const rows = [
  [cell('b'), cell(2)],
  [cell('a'), cell(null)],
  [cell('c'), cell(-10)],
  [cell('d'), cell(2)],
];
const names = (sorted: readonly (readonly TableCell[])[]) => sorted.map((row) => row[0]?.value).join('');

describe('sorting a table', () => {
  it('puts missing values last in both directions and keeps the order of equal ones', () => {
    expect(names(sortedRows(rows, { column: 1, direction: 'descending' }))).toBe('bdca');
    expect(names(sortedRows(rows, { column: 1, direction: 'ascending' }))).toBe('cbda');
  });

  it('sorts words as words, and not at all without a sort', () => {
    expect(names(sortedRows(rows, { column: 0, direction: 'ascending' }))).toBe('abcd');
    expect(names(sortedRows(rows, null))).toBe('bacd');
  });

  it('starts numbers with the largest and words with A, turns round, and ends', () => {
    const turns = (column: number) => {
      const seen: (Sort | null)[] = [];
      let sort: Sort | null = null;
      for (let turn = 0; turn < 3; turn++) seen.push((sort = nextSort(sort, column, rows)));
      return seen.map((each) => each?.direction ?? null);
    };
    expect(turns(1)).toEqual(['descending', 'ascending', null]);
    expect(turns(0)).toEqual(['ascending', 'descending', null]);
  });
});

describe('filtering a table', () => {
  const shown = [
    [{ value: 'gpt-4o-2024-08-06', text: 'GPT-4o' }, cell(1)],
    [cell('claude'), cell(2)],
  ];

  it('finds ids and names, whatever their case', () => {
    expect(filteredRows(shown, ' gpt-4O ')).toHaveLength(1);
    expect(filteredRows(shown, '2024-08')).toHaveLength(1);
    expect(filteredRows(shown, '')).toHaveLength(2);
  });

  it('does not look into numbers', () => {
    expect(filteredRows(shown, '2')).toEqual([shown[0]]);
  });
});
