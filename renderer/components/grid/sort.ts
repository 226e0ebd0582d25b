/** Sorting of a table by one of its columns. */
import type { TableCell } from '../../../analysis/figures/figure';

export interface Sort {
  readonly column: number;
  readonly direction: 'ascending' | 'descending';
}

type Row = readonly TableCell[];

/** The next order of a column that is chosen: numbers start with the largest, words with A, the third choice is none. */
export function nextSort(sort: Sort | null, column: number, rows: readonly Row[]): Sort | null {
  const numeric = rows.some((row) => typeof row[column]?.value === 'number');
  const first = numeric ? 'descending' : 'ascending';
  if (sort?.column !== column) return { column, direction: first };
  if (sort.direction !== first) return null;
  return { column, direction: first === 'descending' ? 'ascending' : 'descending' };
}

/** Rows in the order of `sort`; equal ones stay as they were, missing values come last in both directions. */
export function sortedRows(rows: readonly Row[], sort: Sort | null): readonly Row[] {
  if (!sort) return rows;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const left = a[sort.column]?.value ?? null;
    const right = b[sort.column]?.value ?? null;
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * String(left).localeCompare(String(right), 'en', { numeric: true });
  });
}

/** Rows of which some text contains `filter`, whatever its case. */
export function filteredRows(rows: readonly Row[], filter: string): readonly Row[] {
  const wanted = filter.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) =>
    row.some(({ value, text }) => typeof value === 'string' && `${value}\n${text}`.toLowerCase().includes(wanted)),
  );
}
