/** What components mean to columns, rows and further variables. */
import { pearson } from './correlation';
import { columnOf, itemAt, type Rows } from './matrix';
import { project, type PrincipalComponents } from './pca';
import { standardise } from './standardise';
import { sum } from './summary';

export interface ColumnMeasures {
  /** [component][column]: share of the component's variance that is the column's, in percent; 100 for each component. */
  readonly contributions: Rows;
  /** [component][column]: share of the column's variance that the component carries, from 0 to 1. */
  readonly squaredCosines: Rows;
}

/** From loadings and eigenvalues alone: the columns have unit variance (Abdi & Williams 2010, eq. 13 and 18). */
export function columnMeasures({ loadings, eigenvalues }: PrincipalComponents): ColumnMeasures {
  // Of population-standardised columns, variances with divisor n − 1 add up to n/(n − 1) for each column.
  const total = loadings[0]?.map((_, j) =>
    sum(loadings.map((loading, c) => itemAt(loading, j) ** 2 * itemAt(eigenvalues, c))),
  );
  return {
    contributions: loadings.map((loading) => loading.map((value) => 100 * value ** 2)),
    squaredCosines: loadings.map((loading, c) =>
      loading.map((value, j) => share(value ** 2 * itemAt(eigenvalues, c), total?.[j] ?? 0)),
    ),
  };
}

export interface RowMeasures {
  /** [row][component]: share of the component's variance that is the row's, in percent. */
  readonly contributions: Rows;
  /** [row][component]: share of the row's squared distance from the centre. */
  readonly squaredCosines: Rows;
}

/** Of the rows that the components were fitted on. */
export function rowMeasures(rows: Rows, components: PrincipalComponents): RowMeasures {
  const count = components.loadings.length;
  const scores = project(rows, components, count);
  const lengths = standardise(rows, components.standardisation).map((row) => sum(row.map((value) => value ** 2)));
  const totals = Array.from({ length: count }, (_, c) => sum(columnOf(scores, c).map((value) => value ** 2)));
  return {
    contributions: scores.map((row) => row.map((value, c) => 100 * share(value ** 2, itemAt(totals, c)))),
    squaredCosines: scores.map((row, i) => row.map((value) => share(value ** 2, itemAt(lengths, i)))),
  };
}

/** Correlation of a variable that took no part with every component; null where one does not vary. */
export function supplementaryCorrelations(
  values: readonly number[],
  rows: Rows,
  components: PrincipalComponents,
): (number | null)[] {
  const scores = project(rows, components, components.loadings.length);
  return components.loadings.map((_, c) => (c < components.rank ? pearson(values, columnOf(scores, c)) : null));
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
