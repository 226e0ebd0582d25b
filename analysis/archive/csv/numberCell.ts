import { isEmptyCell } from './cells';
import type { ProblemList } from '../problemList';
import { shorten } from '../shorten';

/** A cell as a number; null where it is empty or one of the usual words for nothing. Another text is a problem. */
export function numberCell(text: string, column: string, line: number, problems: ProblemList): number | null {
  const trimmed = text.trim();
  if (isEmptyCell(trimmed)) return null;
  const value = Number(trimmed);
  if (Number.isFinite(value)) return value;
  problems.add(line, 'not-a-number', `The column ${column} holds ${shorten(text)} and no number. Correct the cell.`);
  return null;
}
