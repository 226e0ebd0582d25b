/** Tables for a terminal: columns aligned by width, a rule under the header, nothing else. */
import type { TableSpec } from '../../analysis/figures/figure';

export interface TextColumn {
  readonly header: string;
  readonly align: 'left' | 'right';
}

/** Lines with a trailing newline. Rows shorter than the header are filled with nothing. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ header }, column) =>
    Math.max(displayWidth(header), ...rows.map((row) => displayWidth(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, column) => pad(cells[column] ?? '', widths[column] ?? 0, align))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(columns.map(({ header }) => header)), rule, ...rows.map(line)].join('\n') + '\n';
}

/** A table specification as text: title, header with groups and units, rows, notes. */
export function specAsText(spec: TableSpec): string {
  const columns = spec.columns.map(({ header, group, unit, align }) => ({
    header: [group, header].filter(Boolean).join(' · ') + (unit ? ` (${unit})` : ''),
    align,
  }));
  const rows = spec.rows.map((row) =>
    row.map(({ text, beside, mark }) => `${text}${mark === 'best' ? ' *' : ''}${beside ? ` (${beside})` : ''}`),
  );
  return `${spec.title}\n\n${textTable(columns, rows)}${spec.notes.map((note) => `${note}\n`).join('')}`;
}

function displayWidth(text: string): number {
  return Array.from(text).length;
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}
