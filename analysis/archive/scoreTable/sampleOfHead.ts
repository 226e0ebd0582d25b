import { parseCsv } from '../csv/parseCsv';
import type { Head } from '../kind';
import { createProblemList } from '../problemList';

/** The start of a table, for looking at. */
export interface TableSample {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Header and rows that a head holds whole; null where it is no table. */
export function sampleOfHead(head: Head): TableSample | null {
  if (head.text.includes('\u0000')) return null;
  // The head may cut its last row.
  const text = head.complete ? head.text : head.text.slice(0, head.text.lastIndexOf('\n') + 1);
  const table = parseCsv(text, createProblemList(head.path));
  return table === null ? null : { header: table.header, rows: table.rows.map(({ cells }) => cells) };
}
