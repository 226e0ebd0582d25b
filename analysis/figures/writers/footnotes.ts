/** Letters that tie cells to what is said about them under the table. */
import type { TableCell, TableSpec } from '../figure';
import type { Severity } from '../../problem';

export interface Footnote {
  /** a, b, … z, aa, … */
  readonly letter: string;
  readonly severity: Severity;
  readonly message: string;
}

/** 0 → a, 25 → z, 26 → aa. */
function letterOf(index: number): string {
  const own = String.fromCharCode(97 + (index % 26));
  return index < 26 ? own : letterOf(Math.floor(index / 26) - 1) + own;
}

export interface Footnotes {
  readonly all: readonly Footnote[];
  of(cell: TableCell): readonly Footnote[];
}

/** The distinct notes of a table's cells, lettered in reading order. */
export function footnotes(table: TableSpec): Footnotes {
  const byText = new Map<string, Footnote>();
  const keyOf = (note: { readonly severity: Severity; readonly message: string }) =>
    `${note.severity}\n${note.message}`;
  for (const note of table.rows.flat().flatMap((cell) => cell.notes ?? [])) {
    const key = keyOf(note);
    if (!byText.has(key)) byText.set(key, { ...note, letter: letterOf(byText.size) });
  }
  return {
    all: [...byText.values()],
    of: (cell) => (cell.notes ?? []).flatMap((note) => byText.get(keyOf(note)) ?? []),
  };
}

const words: Readonly<Record<Severity, string>> = { note: '', caution: 'Caution: ', fault: 'Fault: ' };

/** The footnote's sentence with its severity in words. */
export function footnoteText(footnote: Footnote): string {
  return words[footnote.severity] + footnote.message;
}
