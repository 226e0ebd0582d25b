/** The text formats of a table, by the ending of their files. */
import type { TableSpec } from '../../../analysis/figures/figure';
import { toCsv } from '../../../analysis/figures/writers/toCsv';
import { toLatex } from '../../../analysis/figures/writers/toLatex';
import { toMarkdown } from '../../../analysis/figures/writers/toMarkdown';

export type TableFormat = 'csv' | 'tex' | 'md';

export const tableFormats: Readonly<Record<TableFormat, (table: TableSpec) => string>> = {
  csv: toCsv,
  tex: toLatex,
  md: toMarkdown,
};
