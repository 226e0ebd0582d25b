/** Tables with gaps. */
import { dot, type Rows } from './matrix';
import { fitPca, project } from './pca';
import { mean } from './summary';

export type RowsWithGaps = readonly (readonly (number | null)[])[];

/** The rows without a gap, and their positions. */
export function completeRows(rows: RowsWithGaps): { readonly rows: Rows; readonly positions: readonly number[] } {
  const complete = rows.flatMap((row, position) => {
    const known = row.filter((value) => value !== null);
    return known.length === row.length ? [{ row: known, position }] : [];
  });
  return { rows: complete.map(({ row }) => row), positions: complete.map(({ position }) => position) };
}

export interface Imputed {
  /** Known values as they were. */
  readonly rows: Rows;
  /** Values that were made up. */
  readonly imputed: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** What to tell whoever reads a result made from these rows; null where nothing was made up. */
  readonly warning: string | null;
}

const TOLERANCE = 1e-10;
const MAXIMUM_ITERATIONS = 2000;

/**
 * Iterative PCA (Kiers 1997; Josse & Husson 2012): gaps start at their column's mean and take what `count` components of
 * the filled table give for them, until they move by less than 1e-10 of the column's deviation. The filled table looks
 * more like `count` components than the data: shares of variance are too large and intervals too small. Each column
 * needs a known value.
 */
export function imputeByPca(rows: RowsWithGaps, count: number): Imputed {
  const width = rows[0]?.length ?? 0;
  const means = Array.from({ length: width }, (_, j) => mean(rows.flatMap((row) => row[j] ?? [])));
  let filled: number[][] = rows.map((row) => row.map((value, j) => value ?? means[j] ?? 0));
  const gaps = rows.flat().filter((value) => value === null).length;
  if (gaps === 0) return { rows: filled, imputed: 0, iterations: 0, converged: true, warning: null };
  let iterations = 0;
  let moved = Infinity;
  for (; iterations < MAXIMUM_ITERATIONS && moved > TOLERANCE; iterations++) {
    const components = fitPca(filled, 'population');
    const { means: centres, deviations } = components.standardisation;
    const axes = components.loadings.slice(0, count);
    const scores = project(filled, components, count);
    moved = 0;
    filled = filled.map((row, i) =>
      row.map((value, j) => {
        if (rows[i]?.[j] !== null) return value;
        const given = dot(
          scores[i] ?? [],
          axes.map((axis) => axis[j] ?? 0),
        );
        const next = (centres[j] ?? 0) + given * (deviations[j] ?? 0);
        moved = Math.max(moved, Math.abs(next - value) / ((deviations[j] ?? 0) || 1));
        return next;
      }),
    );
  }
  const converged = moved <= TOLERANCE;
  return { rows: filled, imputed: gaps, iterations, converged, warning: warningOf(gaps, rows, count, converged) };
}

function warningOf(gaps: number, rows: RowsWithGaps, count: number, converged: boolean): string {
  const all = rows.flat().length;
  const share = ((100 * gaps) / all).toFixed(1);
  const doubt = converged ? '' : ' They had not settled when the search ended.';
  return `${gaps} of ${all} values (${share} %) are missing and were made up from ${count} components: shares of variance are too large, and what rests on them too sure. Compare with the complete rows alone.${doubt}`;
}
