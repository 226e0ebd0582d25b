import type { ByteSource } from '../../ports';
import { readText } from '../document';
import type { Batch } from '../kind';
import { createProblemList } from '../problemList';
import type { ProblemList } from '../problemList';
import { parseCsv } from './parseCsv';
import type { CsvRow } from './parseCsv';

/** Tables are read whole by a parser that is thorough and not fast; larger ones are not what these kinds look like. */
const largestTable = 64 * 1024 * 1024;

export interface NamedRow extends CsvRow {
  /** The cell of a column; empty where the table has no such column. */
  cell(column: string): string;
}

/** Reads a kind that is one CSV table. `toBatches` gets its rows, each with its line and cells by name. */
export async function* readCsv(
  source: ByteSource,
  signal: AbortSignal | undefined,
  toBatches: (rows: readonly NamedRow[], header: readonly string[], problems: ProblemList) => Iterable<Batch>,
): AsyncGenerator<Batch> {
  const problems = createProblemList(source.path);
  const text = await readText(source, problems, signal, largestTable);
  const table = text === null ? null : parseCsv(text, problems);
  if (text !== null && table === null) problems.add(null, 'no-values', 'The table has no header. Write it again.');
  if (table !== null) {
    const indices = new Map(table.header.map((name, index) => [name, index]));
    const rows = table.rows.map((row) => ({
      ...row,
      cell: (column: string) => row.cells[indices.get(column) ?? -1] ?? '',
    }));
    if (rows.length === 0) problems.add(null, 'no-values', 'The table has a header and no rows. Write it again.');
    yield* toBatches(rows, table.header, problems);
  }
  const found = problems.finish();
  if (found.length > 0) yield { table: 'problems', rows: found };
}
