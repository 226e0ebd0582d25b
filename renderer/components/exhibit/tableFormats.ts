/** The text formats of a table, by the ending of their files. */
import type { TableSpec } from '../../../analysis/figures/figure';
import { toCsv } from '../../../analysis/figures/table/toCsv';
import { toLatex } from '../../../analysis/figures/table/toLatex';
import { toMarkdown } from '../../../analysis/figures/table/toMarkdown';

export type TableFormat = 'csv' | 'tex' | 'md';

export const tableFormats: Readonly<Record<TableFormat, (table: TableSpec) => string>> = {
  csv: toCsv,
  tex: toLatex,
  md: toMarkdown,
};
