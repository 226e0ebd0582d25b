import { footnotes, footnoteText, type Footnotes } from './footnotes';
import { commonUnit, headerSpans, headerText, titleText } from './headers';
import { latexText } from './latexText';
import type { TableCell, TableColumn, TableSpec } from '../figure';

/** More columns than this and the table spans both columns of the page. */
const singleColumn = 7;
/** More columns than this and the table is scaled to the width of the page. */
const pageWidth = 10;
/** Longer text than this is set as a paragraph. */
const longText = 48;
/** Longer headers than this are broken at their spaces. */
const longHeader = 12;

function cellText(cell: TableCell, notes: Footnotes): string {
  const text = latexText(cell.text);
  const marked = cell.mark === 'best' ? `\\textbf{${text}}` : cell.mark === 'second' ? `\\underline{${text}}` : text;
  const letters = notes.of(cell).map((note) => note.letter);
  return marked + (letters.length === 0 ? '' : `\\textsuperscript{${letters.join(',')}}`);
}

/** The row, and under it in small letters what stands beside its values. */
function rowLines(row: readonly TableCell[], notes: Footnotes): readonly string[] {
  const values = `${row.map((cell) => cellText(cell, notes)).join(' & ')} \\\\`;
  if (row.every((cell) => cell.beside === undefined)) return [values];
  const besides = row.map((cell) => (cell.beside === undefined ? '' : `{\\scriptsize ${latexText(cell.beside)}}`));
  return [values, `${besides.join(' & ')} \\\\`];
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

function headerCell(column: TableColumn, common: string | null): string {
  const text = headerText(column, common);
  if (column.align === 'left') return latexText(text);
  if (text.length <= longHeader) return latexText(text);
  return `\\shortstack[r]{${text.split(' ').map(latexText).join(' \\\\ ')}}`;
}

function alignment(table: TableSpec): string {
  return table.columns
    .map((column, index) => {
      if (column.align === 'right') return 'r';
      const isLong = table.rows.some((row) => (row[index]?.text.length ?? 0) > longText);
      return isLong ? 'p{0.35\\linewidth}' : 'l';
    })
    .join('');
}

/**
 * The table as LaTeX for booktabs: no vertical rules, groups under `\cmidrule`, best in bold, second underlined, notes
 * under the table. Numbers of a column have the same decimals, so that right alignment aligns them. Wide tables are
 * scaled to the page, which needs graphicx.
 */
export function toLatex(table: TableSpec): string {
  const notes = footnotes(table);
  const common = commonUnit(table);
  const environment = table.columns.length > singleColumn ? 'table*' : 'table';
  const scaled = table.columns.length > pageWidth;
  const under = [
    ...notes.all.map((note) => `\\textsuperscript{${note.letter}} ${latexText(footnoteText(note))}`),
    ...table.notes.map(latexText),
  ];
  return [
    `% \\usepackage{${scaled ? 'booktabs, graphicx' : 'booktabs'}}`,
    `\\begin{${environment}}[t]`,
    '\\centering',
    `\\caption{${latexText(titleText(table))}}`,
    `\\label{tab:${table.id.replace(/[^A-Za-z0-9]+/g, '-')}}`,
    '\\small',
    '\\setlength{\\tabcolsep}{4pt}',
    ...(scaled ? ['\\resizebox{\\linewidth}{!}{%'] : []),
    `\\begin{tabular}{@{}${alignment(table)}@{}}`,
    '\\toprule',
    ...groupLines(table),
    `${table.columns.map((column) => headerCell(column, common)).join(' & ')} \\\\`,
    '\\midrule',
    ...table.rows.flatMap((row) => rowLines(row, notes)),
    '\\bottomrule',
    scaled ? '\\end{tabular}}' : '\\end{tabular}',
    ...(under.length === 0
      ? []
      : [
          '\\par\\smallskip',
          '\\begin{minipage}{\\linewidth}',
          '\\footnotesize',
          under.join(' \\par\n'),
          '\\end{minipage}',
        ]),
    `\\end{${environment}}`,
    '',
  ].join('\n');
}
