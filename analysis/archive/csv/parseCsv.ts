import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { createLineCounter } from '../bytes/lineCounter';
import type { ProblemList } from '../problemList';
import { z } from '../../schema';
import { delimiterOf } from './dialect';
import { shorten } from '../shorten';

export interface CsvRow {
  /** As many as the header has. */
  readonly cells: readonly string[];
  /** 1-based line on which the row starts. */
  readonly line: number;
}

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** csv-parse types its records without the place it adds on request. */
const placedSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ bytes: z.number() }) }));

/**
 * A text of cells parted by commas, tabs or semicolons, with a header, as RFC 4180 has it, LF or CRLF, quoted cells over several lines included. Rows
 * with too few or too many cells and lines whose quotes do not close are problems and left out. Null where no header can
 * be read.
 */
export function parseCsv(text: string, problems: ProblemList): CsvTable | null {
  const delimiter = String.fromCharCode(delimiterOf(text));
  const rows = parseRows(text, delimiter) ?? parseLines(text, delimiter, problems);
  const [first, ...rest] = rows;
  if (first === undefined) return null;
  const header = first.cells.map((name) => name.trim());
  return { header, rows: rest.filter((row) => hasHeaderLength(row, header.length, problems)) };
}

/** The cells of a text's first line; empty where it is no CSV. For looking at a head only. */
export function csvHeader(text: string): readonly string[] {
  const end = text.search(/\r?\n/);
  const line = end === -1 ? text : text.slice(0, end);
  const cells = parseRows(line, String.fromCharCode(delimiterOf(line)))?.[0]?.cells ?? [];
  return cells.map((name) => name.trim());
}

/** Null where any quote is out of place: then no row after it can be trusted. */
function parseRows(text: string, delimiter: string): CsvRow[] | null {
  const bytes = new TextEncoder().encode(text);
  const lines = createLineCounter();
  lines.rebase(bytes, 0, 0);
  let end = 0;
  try {
    const shape = { delimiter, record_delimiter: ['\r\n', '\n'] };
    const options = { info: true, relax_column_count: true, skip_empty_lines: true, ...shape };
    return placedSchema.parse(parse(bytes, options)).map(({ record, info }) => {
      // The parser's own count takes CRLF within a cell for two lines, so lines are counted from its byte offsets.
      const start = skipLineEnds(bytes, end);
      end = info.bytes;
      return { cells: record, line: lines.advance(start) };
    });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function skipLineEnds(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === 0x0a || bytes[at] === 0x0d) at++;
  return at;
}

/** Each line alone, so that one broken quote costs one line. */
function parseLines(text: string, delimiter: string, problems: ProblemList): CsvRow[] {
  return text.split('\n').flatMap((raw, index) => {
    const content = raw.replace(/\r$/, '');
    const row = parseRows(content, delimiter);
    if (row !== null) return row.map(({ cells }) => ({ cells, line: index + 1 }));
    const message = `The quotes of the line do not match: ${shorten(content)}. Double quotes within a cell, or remove them.`;
    problems.add(index + 1, 'broken-csv', message);
    return [];
  });
}

function hasHeaderLength(row: CsvRow, length: number, problems: ProblemList): boolean {
  if (row.cells.length === length) return true;
  const message = `The row has ${row.cells.length} cells and the header ${length}; it is left out. Quote cells with commas.`;
  problems.add(row.line, 'ragged-row', message);
  return false;
}
