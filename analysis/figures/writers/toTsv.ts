import { dataText } from './dataText';
import { spreadsheetText } from './spreadsheetText';
import type { TableSpec } from '../figure';

const field = (text: string) => text.replace(/[\t\r\n]+/g, ' ');

/** The table as tab-separated values for the clipboard: as `toCsv`, tabs and line breaks inside text become spaces. */
export function toTsv(table: TableSpec): string {
  const header = table.columns.map((column) => field(spreadsheetText(column.id)));
  const rows = table.rows.map((row) => row.map((cell) => field(dataText(cell))));
  return [header, ...rows].map((fields) => `${fields.join('\t')}\n`).join('');
}
