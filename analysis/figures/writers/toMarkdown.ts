import { footnotes, footnoteText, type Footnotes } from './footnotes';
import { commonUnit, headerText, titleText } from './headers';
import { markdownText } from './markdownText';
import type { TableCell, TableColumn, TableSpec } from '../figure';

function cellText(cell: TableCell, notes: Footnotes): string {
  const text = markdownText(cell.text);
  const marked = cell.mark === 'best' ? `**${text}**` : cell.mark === 'second' ? `<ins>${text}</ins>` : text;
  const letters = notes.of(cell).map((note) => note.letter);
  const sign = letters.length === 0 ? '' : `<sup>${letters.join(',')}</sup>`;
  return marked + sign + (cell.beside === undefined ? '' : ` (${markdownText(cell.beside)})`);
}

const header = (column: TableColumn, common: string | null) =>
  markdownText(column.group === null ? headerText(column, common) : `${column.group}: ${headerText(column, common)}`);

/** The table as a pipe table with its title above and its notes below; best in bold, second underlined. */
export function toMarkdown(table: TableSpec): string {
  const notes = footnotes(table);
  const common = commonUnit(table);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const under = [
    ...notes.all.map((note) => `- <sup>${note.letter}</sup> ${markdownText(footnoteText(note))}`),
    ...table.notes.map((note) => `- ${markdownText(note)}`),
  ];
  return [
    `**${markdownText(titleText(table))}**`,
    '',
    line(table.columns.map((column) => header(column, common))),
    line(table.columns.map((column) => (column.align === 'left' ? ':--' : '--:'))),
    ...table.rows.map((row) => line(row.map((cell) => cellText(cell, notes)))),
    ...(under.length === 0 ? [] : ['', ...under]),
    '',
  ].join('\n');
}
