import { footnotes, footnoteText, type Footnotes } from './footnotes';
import { commonUnit, headerSpans, headerText, titleText } from './headers';
import { htmlText } from './htmlText';
import type { TableCell, TableColumn, TableSpec } from '../figure';

function content(cell: TableCell, notes: Footnotes): string {
  const text = htmlText(cell.text);
  const marked = cell.mark === 'best' ? `<b>${text}</b>` : cell.mark === 'second' ? `<u>${text}</u>` : text;
  const signs = notes
    .of(cell)
    .map((note) => `<sup class="${note.severity}" title="${htmlText(footnoteText(note))}">${note.letter}</sup>`)
    .join('');
  const beside = cell.beside === undefined ? '' : `<span class="beside">${htmlText(cell.beside)}</span>`;
  return marked + signs + beside;
}

function bodyCell(cell: TableCell, column: TableColumn | undefined, first: boolean, notes: Footnotes): string {
  const raw = typeof cell.value === 'string' && cell.value !== cell.text ? ` title="${htmlText(cell.value)}"` : '';
  const side = column?.align === 'right' ? ' class="right"' : '';
  return first
    ? `<th scope="row"${side}${raw}>${content(cell, notes)}</th>`
    : `<td${side}${raw}>${content(cell, notes)}</td>`;
}

function headRows(table: TableSpec): string {
  const common = commonUnit(table);
  const spans = headerSpans(table.columns);
  const groups = spans.some((span) => span.group !== null)
    ? `<tr>${spans
        .map((span) =>
          span.group === null
            ? '<td></td>'
            : `<th scope="colgroup" colspan="${span.count}" class="group">${htmlText(span.group)}</th>`,
        )
        .join('')}</tr>`
    : '';
  const headers = table.columns
    .map((column) => {
      const side = column.align === 'right' ? ' class="right"' : '';
      return `<th scope="col"${side}>${htmlText(headerText(column, common))}</th>`;
    })
    .join('');
  return `<thead>${groups}<tr>${headers}</tr></thead>`;
}

/** The table as an HTML fragment: table with caption and header scopes, then its notes. All text is escaped. */
export function toHtml(table: TableSpec): string {
  const notes = footnotes(table);
  const body = table.rows
    .map(
      (row) =>
        `<tr>${row.map((cell, index) => bodyCell(cell, table.columns[index], index === 0, notes)).join('')}</tr>`,
    )
    .join('\n');
  const under = [
    ...notes.all.map(
      (note) => `<li><sup class="${note.severity}">${note.letter}</sup> ${htmlText(footnoteText(note))}</li>`,
    ),
    ...table.notes.map((note) => `<li>${htmlText(note)}</li>`),
  ];
  return [
    `<table><caption>${htmlText(titleText(table))}</caption>`,
    headRows(table),
    `<tbody>${body}</tbody></table>`,
    ...(under.length === 0 ? [] : [`<ul class="notes">${under.join('\n')}</ul>`]),
  ].join('\n');
}
