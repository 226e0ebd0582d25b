/** The report: one page to read, and every table and every figure's data as files to use. */
import { reportPage } from './report/page';
import { toCsv } from './writers/toCsv';
import { toLatex } from './writers/toLatex';
import { toMarkdown } from './writers/toMarkdown';
import type { ReportInput } from './report/input';
import type { TableSpec } from './figure';

export type { ReportInput } from './report/input';

export interface ReportFile {
  /** Relative, `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

const tableFiles = (table: TableSpec): readonly ReportFile[] => [
  { path: `tables/${table.id}.csv`, text: toCsv(table) },
  { path: `tables/${table.id}.tex`, text: toLatex(table) },
  { path: `tables/${table.id}.md`, text: toMarkdown(table) },
];

/**
 * The files of a report, pure: `index.html` (no scripts, nothing from outside but `figures/<id>.svg` beside it where
 * `figures` is `drawn`), each table as CSV, LaTeX and Markdown, and the data behind each figure as CSV. The drawings
 * themselves are made elsewhere, as `figures/<id>.svg`, `.pdf` and `.png`.
 */
export function makeReport(input: ReportInput): readonly ReportFile[] {
  const { leaderboard, scores, tables, figures } = input.exhibits;
  return [
    { path: 'index.html', text: reportPage(input) },
    ...[leaderboard, ...scores, ...tables].flatMap(tableFiles),
    ...figures.map((figure) => ({ path: `figures/${figure.id}.csv`, text: toCsv(figure.table) })),
  ];
}
