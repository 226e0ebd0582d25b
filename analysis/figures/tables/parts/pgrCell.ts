/** One PGR as it stands in a table. */
import { notesOf } from './cellChecks';
import { missingCell, numberCell } from './cell';
import { formatInterval, formatPercent } from '../../format';
import type { TableCell } from '../../figure';
import type { PgrCell } from '../../../results';

/** The value; beside it its interval, its seeds and what is printed for the same place; its checks as notes; `–` where the setting has no cell at all. */
export function pgrTableCell(
  cell: PgrCell | undefined,
  general: ReadonlySet<string>,
  mark?: 'best' | 'second',
  printed?: PgrCell,
): TableCell {
  if (cell === undefined) return missingCell('No result for this generator and setting.');
  const notes = notesOf(cell, general);
  const interval = formatInterval(cell.lo, cell.hi);
  const seeds = cell.runs.length > 1 ? `n = ${cell.runs.length}` : null;
  const twin = printed === undefined ? null : `printed ${formatPercent(printed.pgr)}`;
  const beside = [interval, seeds, twin].filter((part) => part !== null).join(' ');
  return numberCell(cell.pgr, formatPercent, {
    ...(mark === undefined ? {} : { mark }),
    ...(beside === '' ? {} : { beside }),
    ...(notes.length === 0 ? {} : { notes }),
    subject: {
      generator: cell.generator,
      method: cell.method,
      domain: cell.domain,
      ...(cell.family === null ? {} : { family: cell.family }),
      ...(cell.volume === null ? {} : { volume: String(cell.volume) }),
      ...(cell.variant === null ? {} : { variant: cell.variant }),
    },
  });
}
