import { plainMinus } from '../format';
import { spreadsheetText } from './spreadsheetText';
import type { TableCell } from '../figure';

/** A cell for files of data: full precision, empty where missing, text neutralised for spreadsheets. */
export function dataText(cell: TableCell): string {
  if (cell.value === null) return '';
  return typeof cell.value === 'number' ? String(cell.value) : spreadsheetText(plainMinus(cell.value));
}
