import { dataText } from './dataText';
import { spreadsheetText } from './spreadsheetText';
import type { TableSpec } from '../figure';

const field = (text: string) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * The table as CSV (RFC 4180): a header of column ids, values at full precision, missing ones empty. Text that a
 * spreadsheet would take for a formula is neutralised.
 */
export function toCsv(table: TableSpec): string {
  const header = table.columns.map((column) => field(spreadsheetText(column.id)));
  const rows = table.rows.map((row) => row.map((cell) => field(dataText(cell))));
  return [header, ...rows].map((fields) => `${fields.join(',')}\r\n`).join('');
}
