import { decodeUtf8 } from '../bytes/decode';
import { delimiterOf } from './dialect';
import { createRowSplitter } from './rowSplitter';

/** The header of a table, and its first row that the text holds whole, by column; null where the text is no table. */
export function csvOutline(text: string): { readonly header: readonly string[]; readonly first?: object } | null {
  if (text.includes('\u0000')) return null;
  const rows: string[][] = [];
  const splitter = createRowSplitter(
    {
      row: (row) => {
        const cells = Array.from({ length: row.length }, (_, index) => decodeUtf8(row.cell(index)).text);
        if (rows.length === 0 || cells.length === rows[0]?.length) rows.push(cells);
      },
      broken: () => undefined,
      tooLong: () => undefined,
    },
    delimiterOf(text),
  );
  splitter.push(new TextEncoder().encode(text));
  splitter.end();
  const [header, first] = rows;
  if (header === undefined) return null;
  const names = columnNames(header);
  return { header: names, ...(first && { first: Object.fromEntries(names.map((name, at) => [name, first[at]])) }) };
}

/** A header's cells as names. */
export function columnNames(cells: readonly string[]): readonly string[] {
  return cells.map((cell) => cell.trim());
}
