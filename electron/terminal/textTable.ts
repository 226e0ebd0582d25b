/** Tables for a terminal: columns aligned by width, a rule under the header; too wide a table goes on below itself. */
import type { TableSpec } from '../../analysis/figures/figure';

export interface TextColumn {
  readonly header: string;
  readonly align: 'left' | 'right';
  /** Columns side by side with the same group share a line above their headers. */
  readonly group?: string | null;
}

/**
 * Lines of at most `width` characters where the columns allow it, with a trailing newline. A table that is wider is cut
 * between columns; each part repeats the first column. Rows shorter than the header are filled with nothing.
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width = Infinity,
): string {
  const widths = columns.map(({ header }, column) =>
    rows.reduce((widest, row) => Math.max(widest, length(row[column] ?? '')), length(header)),
  );
  return parts(widths, width)
    .map((part) => block(columns, rows, widths, part))
    .join('\n');
}

/** A table specification as text: title, rows, notes. */
export function specAsText(spec: TableSpec, width: number): string {
  const columns = spec.columns.map(({ header, group, unit, align }) => ({
    header: header + (unit ? ` (${unit})` : ''),
    group,
    align,
  }));
  const rows = spec.rows.map((row) =>
    row.map(
      ({ text, beside, mark }) => `${text}${mark === 'best' ? ' *' : ''}${beside ? ` ${bracketed(beside)}` : ''}`,
    ),
  );
  return `${spec.title}\n\n${textTable(columns, rows, width)}${spec.notes.map((note) => `${note}\n`).join('')}`;
}

/** An interval brings its own brackets. */
const bracketed = (beside: string) => (beside.startsWith('[') ? beside : `(${beside})`);

const gap = '  ';

/** Which columns stand in each part: the first in all of them, the others in their order. */
function parts(widths: readonly number[], width: number): number[][] {
  const all: number[][] = [];
  let used = 0;
  for (let column = 1; column < widths.length; column++) {
    const next = gap.length + (widths[column] ?? 0);
    if (all.length === 0 || used + next > width) {
      all.push([0]);
      used = widths[0] ?? 0;
    }
    all.at(-1)?.push(column);
    used += next;
  }
  return all.length === 0 ? [[0]] : all;
}

function block(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  part: readonly number[],
): string {
  const line = (cell: (column: number) => string) =>
    part.map((column) => pad(cell(column), widths[column] ?? 0, columns[column]?.align ?? 'left')).join(gap);
  const lines = [
    groupLine(columns, widths, part),
    line((column) => columns[column]?.header ?? ''),
    part.map((column) => '─'.repeat(widths[column] ?? 0)).join(gap),
    ...rows.map((row) => line((column) => row[column] ?? '')),
  ];
  return lines.flatMap((each) => (each === null ? [] : [`${each.trimEnd()}\n`])).join('');
}

/** The groups over their columns, shortened where those are narrower; null where there are none. */
function groupLine(columns: readonly TextColumn[], widths: readonly number[], part: readonly number[]): string | null {
  if (!part.some((column) => columns[column]?.group)) return null;
  const spans: { group: string; width: number }[] = [];
  for (const column of part) {
    const group = columns[column]?.group ?? '';
    const last = spans.at(-1);
    if (last?.group === group) last.width += gap.length + (widths[column] ?? 0);
    else spans.push({ group, width: widths[column] ?? 0 });
  }
  const shortened = ({ group, width }: { group: string; width: number }) =>
    length(group) > width ? `${group.slice(0, Math.max(0, width - 1))}…` : group;
  return spans.map((span) => pad(shortened(span), span.width, 'left')).join(gap);
}

function length(text: string): number {
  return Array.from(text).length;
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - length(text)));
  return align === 'left' ? text + space : space + text;
}
