import { footnotes, footnoteText, type Footnotes } from './footnotes';
import { commonUnit, headerSpans, headerText, titleText } from './headers';
import { latexText } from './latexText';
import type { TableCell, TableSpec } from '../figure';

/** More columns than this and the table spans both columns of the page. */
const singleColumn = 7;

function cellText(cell: TableCell, notes: Footnotes): string {
  const text = latexText(cell.text);
  const marked = cell.mark === 'best' ? `\\textbf{${text}}` : cell.mark === 'second' ? `\\underline{${text}}` : text;
  const letters = notes.of(cell).map((note) => note.letter);
  const sign = letters.length === 0 ? '' : `\\tnote{${letters.join(',')}}`;
  const beside = cell.beside === undefined ? '' : ` {\\scriptsize ${latexText(cell.beside)}}`;
  return marked + sign + beside;
}

/** The row of spanning headers and its rules; nothing where no column has a group. */
function groupLines(table: TableSpec): readonly string[] {
  const spans = headerSpans(table.columns);
  if (spans.every((span) => span.group === null)) return [];
  const heads = spans.map((span) =>
    span.group === null ? '' : `\\multicolumn{${span.count}}{c}{${latexText(span.group)}}`,
  );
  const rules = spans
    .filter((span) => span.group !== null)
    .map((span) => `\\cmidrule(lr){${span.first + 1}-${span.first + span.count}}`);
  return [`${heads.join(' & ')} \\\\`, rules.join(' ')];
}

/**
 * The table as LaTeX for booktabs and threeparttable: no vertical rules, groups under `\cmidrule`, best in bold, second
 * underlined, notes under the table. Numbers of a column have the same decimals, so that right alignment aligns them.
 */
export function toLatex(table: TableSpec): string {
  const notes = footnotes(table);
  const common = commonUnit(table);
  const environment = table.columns.length > singleColumn ? 'table*' : 'table';
  const alignment = table.columns.map((column) => (column.align === 'left' ? 'l' : 'r')).join('');
  const headers = table.columns.map((column) => {
    const text = latexText(headerText(column, common));
    return column.align === 'left' ? text : `\\multicolumn{1}{r}{${text}}`;
  });
  const items = [
    ...notes.all.map((note) => `\\item[${note.letter}] ${latexText(footnoteText(note))}`),
    ...table.notes.map((note) => `\\item ${latexText(note)}`),
  ];
  return [
    '% \\usepackage{booktabs, threeparttable}',
    `\\begin{${environment}}[t]`,
    '\\centering',
    '\\begin{threeparttable}',
    `\\caption{${latexText(titleText(table))}}`,
    `\\label{tab:${table.id.replace(/[^A-Za-z0-9]+/g, '-')}}`,
    '\\small',
    '\\setlength{\\tabcolsep}{4pt}',
    `\\begin{tabular}{@{}${alignment}@{}}`,
    '\\toprule',
    ...groupLines(table),
    `${headers.join(' & ')} \\\\`,
    '\\midrule',
    ...table.rows.map((row) => `${row.map((cell) => cellText(cell, notes)).join(' & ')} \\\\`),
    '\\bottomrule',
    '\\end{tabular}',
    ...(items.length === 0 ? [] : ['\\begin{tablenotes}[flushleft]', '\\footnotesize', ...items, '\\end{tablenotes}']),
    '\\end{threeparttable}',
    `\\end{${environment}}`,
    '',
  ].join('\n');
}
