/** What `agora stats pca` does with rows that have gaps. */
import { isEmptyCell } from '../../../analysis/archive/csv/cells';
import { AgoraError } from '../../../analysis/errors';
import { imputeByPca } from '../../../analysis/statistics/imputeByPca';
import type { Rows } from '../../../analysis/statistics/matrix';
import type { Call } from '../verb';
import { choiceOption } from './request';
import { selectRows, type LeftOut, type StatsTable } from './statsTable';

export interface Missing {
  readonly how: 'complete' | 'impute';
  /** Rows of the table, those left out among them. */
  readonly rows: number;
  /** Rows in which a column is empty. */
  readonly rowsWithGaps: number;
  /** Cells that are empty. */
  readonly gaps: number;
  /** Cells that were made up. */
  readonly imputed: number;
  /** Components they were made up from; null where none was. */
  readonly components: number | null;
  readonly iterations: number;
  readonly converged: boolean;
  /** Null where nothing is missing. */
  readonly warning: string | null;
}

export interface ComponentRows {
  readonly values: Rows;
  /** Line of each row in the file. */
  readonly lines: readonly number[];
  readonly leftOut: readonly LeftOut[];
  readonly missing: Missing;
}

/** Made up from fewer than this, a table's gaps would hardly know its columns. */
const USUAL_COMPONENTS = 2;

/**
 * The rows without a gap, or with `--missing impute` all rows, their gaps filled from `components` components. A cell that
 * holds a word is no gap: its row is left out in either case.
 */
export function rowsForComponents(
  table: StatsTable,
  columns: readonly string[],
  call: Call,
  components: number | null,
): ComponentRows {
  const how = choiceOption(call, 'missing', ['complete', 'impute']);
  const selection = selectRows(table, columns, [], how === 'impute' ? 'gaps' : 'complete');
  const { values, lines, leftOut } = selection;
  const places = columns.map((column) => table.header.indexOf(column));
  const emptied = table.rows.map(({ cells }) => places.filter((at) => isEmptyCell(cells[at] ?? '')).length);
  const counted = {
    rows: table.rows.length,
    rowsWithGaps: emptied.filter((count) => count > 0).length,
    gaps: emptied.reduce((total, count) => total + count, 0),
  };
  const known = values.map((row) => row.flatMap((value) => value ?? []));
  if (how === 'complete' || known.every((row) => row.length === columns.length)) {
    const made = { how, ...counted, imputed: 0, components: null, iterations: 0, converged: true };
    const { rows, rowsWithGaps } = counted;
    const warning =
      leftOut.length === 0
        ? null
        : `${leftOut.length} of ${rows} rows are left out, ${rowsWithGaps} with gaps: what is shown holds for the others. --missing impute fills gaps instead.`;
    return { values: known, lines, leftOut, missing: { ...made, warning } };
  }
  const count = components ?? Math.min(USUAL_COMPONENTS, columns.length - 1);
  if (count >= columns.length || count >= values.length)
    throw new AgoraError('bad-input', `${count} components would give gaps back as they were filled.`, {
      nextStep: `Name fewer than ${Math.min(columns.length, values.length)} in --components.`,
    });
  const empty = columns.find((_, j) => values.every((row) => row[j] === null));
  if (empty !== undefined)
    throw new AgoraError('bad-input', `${table.name}: ${empty} holds no number at all.`, {
      value: empty,
      nextStep: 'Leave the column out of --x.',
    });
  const filled = imputeByPca(values, count);
  const { imputed, iterations, converged, warning } = filled;
  const missing = { how, ...counted, imputed, components: count, iterations, converged, warning };
  return { values: filled.rows, lines, leftOut, missing };
}
