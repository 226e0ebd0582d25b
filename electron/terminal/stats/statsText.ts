/** How the texts of `agora stats` spell figures and rows. */
import { missing, plainMinus } from '../../../analysis/figures/format';
import type { LeftOut, NotNumeric, StatsTable } from './statsTable';

/** Five significant digits; `–` where there is no number. */
export function significant(value: number | null): string {
  return value === null || !Number.isFinite(value) ? missing : plainMinus(String(Number(value.toPrecision(5))));
}

/** JSON has no infinity. */
export function finiteOrNull(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

/** A line that says how many rows are not in the figures and why the first is not; empty where all are. */
export function leftOutText(leftOut: readonly LeftOut[]): string {
  const [first] = leftOut;
  if (!first) return '';
  const rows = leftOut.length === 1 ? '1 row is' : `${leftOut.length} rows are`;
  const cell = first.value.trim() === '' ? 'nothing' : `"${first.value}"`;
  return `${rows} left out: line ${first.line} holds ${cell} in ${first.column}.\n`;
}

/** That a column which is nearly one of numbers takes no part, and what to do about it. */
export function skippedText({ name }: StatsTable, { column, line, value }: NotNumeric): string {
  return `${name}:${line}: ${column} holds "${value}" and is not taken for a column of numbers. Correct the cell, or name the column in --x to leave the row out.`;
}
