/** What the checks of a cell mean for showing it. */
import type { TableCell } from '../../figure';
import type { PgrCell } from '../../../results';

/** The checks as notes of a table cell, each once, those in `general` left out because they stand under the table. */
export function notesOf(cell: PgrCell, general: ReadonlySet<string>): NonNullable<TableCell['notes']> {
  const own = new Map(cell.checks.map(({ severity, message }) => [message, { severity, message }]));
  return [...own.values()].filter(({ message }) => !general.has(message));
}

/** Messages of severity `note` that every one of the cells carries: said once, under the table. */
export function generalNotes(cells: readonly PgrCell[]): ReadonlySet<string> {
  const [first, ...rest] = cells.map(
    (cell) => new Set(cell.checks.filter((check) => check.severity === 'note').map((check) => check.message)),
  );
  return new Set([...(first ?? [])].filter((message) => rest.every((messages) => messages.has(message))));
}
