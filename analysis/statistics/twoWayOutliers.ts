/** Which cells of rows × columns do not fit the rest. */
import { medianPolish } from './medianPolish';
import { quantileOfSorted } from './quantile';

export interface TwoWayResidual {
  readonly row: number;
  readonly column: number;
  readonly value: number;
  /** Overall value plus the parts of its row and its column. */
  readonly expected: number;
  /** (value − expected) in robust standard deviations. */
  readonly deviations: number;
}

/** Beyond it a cell is suspicious: among 54 normal residuals the largest exceeds it about once in a hundred tables. */
export const SUSPICIOUS = 5;

/** Upper quartile of the absolute values of a standard normal variable. */
const NORMAL_QUARTILE = 1.1503493803760079;
/** Degrees of freedom that the residuals need. */
const MINIMUM_FREEDOM = 10;

/**
 * Every cell's residual from median polish over its robust standard deviation: the upper quartile of absolute residuals
 * (the median is too small where few cells are left after the sweeps), times √(n/df). A quarter of the cells may be
 * wrong. Null where fewer than ten degrees of freedom are left, or the quartile is nothing.
 */
export function twoWayResiduals(table: readonly (readonly (number | null)[])[]): TwoWayResidual[] | null {
  const { overall, rows, columns, residuals } = medianPolish(table);
  const known = residuals.flat().filter((value) => value !== null);
  const freedom = known.length - rows.length - columns.length + 1;
  if (freedom < MINIMUM_FREEDOM) return null;
  const sizes = known.map(Math.abs).sort((a, b) => a - b);
  const deviation = (quantileOfSorted(sizes, 0.75) / NORMAL_QUARTILE) * Math.sqrt(known.length / freedom);
  if (!(deviation > 1e-12 * Math.max(1, Math.abs(overall)))) return null;
  return table.flatMap((values, row) =>
    values.flatMap((value, column) =>
      value === null
        ? []
        : [
            {
              row,
              column,
              value,
              expected: overall + (rows[row] ?? 0) + (columns[column] ?? 0),
              deviations: (residuals[row]?.[column] ?? 0) / deviation,
            },
          ],
    ),
  );
}
