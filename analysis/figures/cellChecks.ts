/** What the checks of a cell mean for showing it. */
import type { TableCell } from './figure';
import type { Check, PgrCell } from '../results';

/** The cell's own checks, then its benchmarks' with the benchmark's name in front; each message once. */
export function checksOf(cell: PgrCell): readonly Check[] {
  const all = [
    ...cell.checks,
    ...cell.benchmarks.flatMap((benchmark) =>
      benchmark.checks.map((check) => ({ ...check, message: `${benchmark.id}: ${check.message}` })),
    ),
  ];
  return all.filter((check, index) => all.findIndex((other) => other.message === check.message) === index);
}

/** True where the value takes part in averages: it exists and no check is a fault. */
export function counts(cell: PgrCell): boolean {
  return cell.pgr !== null && !checksOf(cell).some((check) => check.severity === 'fault');
}

/** True where the value may be called best: it counts and nothing cautions against it. */
export function isSound(cell: PgrCell): boolean {
  return counts(cell) && !checksOf(cell).some((check) => check.severity === 'caution');
}

/** The checks as notes of a table cell, those in `general` left out because they stand under the table. */
export function notesOf(cell: PgrCell, general: ReadonlySet<string>): NonNullable<TableCell['notes']> {
  return checksOf(cell)
    .filter((check) => !general.has(check.message))
    .map(({ severity, message }) => ({ severity, message }));
}

/** Messages of severity `note` that every one of the cells carries: said once, under the table. */
export function generalNotes(cells: readonly PgrCell[]): ReadonlySet<string> {
  const [first, ...rest] = cells;
  if (first === undefined) return new Set();
  const notes = (cell: PgrCell) =>
    new Set(
      checksOf(cell)
        .filter((check) => check.severity === 'note')
        .map((check) => check.message),
    );
  const others = rest.map(notes);
  return new Set([...notes(first)].filter((message) => others.every((messages) => messages.has(message))));
}
