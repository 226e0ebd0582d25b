/** A table of rows × columns as an overall value, a part for each row and each column, and what is left. */
import { itemAt } from './matrix';
import { median } from './quantile';

export interface TwoWayFit {
  readonly overall: number;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** [row][column]; null where the table has no value. */
  readonly residuals: readonly (readonly (number | null)[])[];
}

const MAXIMUM_SWEEPS = 50;

/**
 * Tukey's median polish (Exploratory Data Analysis, 1977, ch. 11): medians are swept out of rows and columns in turn, rows
 * first, until the sum of absolute residuals stays within 1e-12 of itself. Medians ignore missing values; up to half of a
 * row or column may be wrong without moving the rest. As R's `medpolish`.
 */
export function medianPolish(table: readonly (readonly (number | null)[])[]): TwoWayFit {
  const residuals = table.map((row) => [...row]);
  const width = Math.max(0, ...table.map((row) => row.length));
  const rows = table.map(() => 0);
  const columns = Array.from({ length: width }, () => 0);
  let overall = 0;
  let before = Infinity;
  for (let sweep = 0; sweep < MAXIMUM_SWEEPS; sweep++) {
    residuals.forEach((row, i) => {
      const middle = middleOf(row);
      rows[i] = itemAt(rows, i) + middle;
      row.forEach((value, j) => (row[j] = value === null ? null : value - middle));
    });
    overall += centreOut(columns);
    columns.forEach((_, j) => {
      const middle = middleOf(residuals.map((row) => row[j] ?? null));
      columns[j] = itemAt(columns, j) + middle;
      for (const row of residuals) {
        const value = row[j] ?? null;
        if (value !== null) row[j] = value - middle;
      }
    });
    overall += centreOut(rows);
    const size = residuals.flat().reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0);
    if (size === 0 || Math.abs(size - before) <= 1e-12 * size) break;
    before = size;
  }
  return { overall, rows, columns, residuals };
}

function middleOf(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? 0 : median(known);
}

/** Takes the median out of the parts and returns it. */
function centreOut(parts: number[]): number {
  const middle = parts.length === 0 ? 0 : median(parts);
  parts.forEach((part, i) => (parts[i] = part - middle));
  return middle;
}
