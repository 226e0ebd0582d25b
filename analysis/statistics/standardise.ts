import { itemAt, transpose, type Rows } from './matrix';
import { isConstant, mean, sumOfSquares } from './summary';
import { requireUsable } from './usable';

/** `population` divides the sum of squares by n, `sample` by n − 1. */
export type Deviation = 'population' | 'sample';

/** What was learnt from one set of rows and can be applied to another. */
export interface Standardisation {
  readonly means: readonly number[];
  /** Zero for a constant column. */
  readonly deviations: readonly number[];
  /** Positions of the columns without variation. */
  readonly constant: readonly number[];
}

/** Means and standard deviations of the p columns of n rows. Throws `AgoraError('bad-input')` for an unusable value. */
export function fitStandardisation(rows: Rows, deviation: Deviation): Standardisation {
  const columns = transpose(rows);
  columns.forEach((values, j) => requireUsable(values, `Column ${j + 1}`));
  const divisor = deviation === 'population' ? rows.length : rows.length - 1;
  return {
    means: columns.map(mean),
    // A single row has no sample deviation; it is as constant as any.
    deviations: columns.map((values) => (isConstant(values) ? 0 : Math.sqrt(sumOfSquares(values) / divisor))),
    constant: columns.flatMap((values, j) => (isConstant(values) ? [j] : [])),
  };
}

/**
 * (x − mean) / deviation, column by column. A column that was constant when the standardisation was learnt carries no
 * information and becomes zero.
 */
export function standardise(rows: Rows, { means, deviations }: Standardisation): number[][] {
  return rows.map((row) =>
    row.map((value, j) => {
      const deviation = itemAt(deviations, j);
      return deviation === 0 ? 0 : (value - itemAt(means, j)) / deviation;
    }),
  );
}
