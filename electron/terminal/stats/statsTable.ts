/** A table of the user's own as columns of numbers and labels. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { decodeUtf8 } from '../../../analysis/archive/bytes/decode';
import { isEmptyCell, isNumeric } from '../../../analysis/archive/csv/cells';
import { parseCsv, type CsvTable } from '../../../analysis/archive/csv/parseCsv';
import { createProblemList } from '../../../analysis/archive/problemList';
import { AgoraError } from '../../../analysis/errors';
import type { Problem } from '../../../analysis/problem';

export interface StatsTable extends CsvTable {
  /** Name of the file. */
  readonly name: string;
  readonly problems: readonly Problem[];
}

/** A row that has no number, or no label, where one is needed. */
export interface LeftOut {
  readonly line: number;
  readonly column: string;
  /** What the cell holds. */
  readonly value: string;
}

/** Rows that have everything asked for. */
export interface Selection<T extends number | null = number> {
  /** [row][column] of the numbers, in the order asked for. */
  readonly values: readonly (readonly T[])[];
  /** [column][row] of the labels. */
  readonly labels: readonly (readonly string[])[];
  /** Line of each row in the file. */
  readonly lines: readonly number[];
  readonly leftOut: readonly LeftOut[];
}

const largestBytes = 64 * 1024 * 1024;

/** Reads a table with a header; null, with the reason, where there is none. */
export async function readStatsTable(
  path: string,
): Promise<{ table: StatsTable | null; problems: readonly Problem[] }> {
  const name = basename(path);
  const refused = (message: string) => {
    const problem: Problem = { path: name, line: null, severity: 'fault', code: 'unreadable', message };
    return { table: null, problems: [problem] };
  };
  const bytes = await readFileWithin(path).catch((error: unknown) => (error instanceof Error ? error : null));
  if (bytes === null || bytes instanceof Error)
    return refused(`${path} cannot be read: ${bytes?.message ?? 'it holds more than 64 MB'}.`);
  const list = createProblemList(name);
  const parsed = parseCsv(decodeUtf8(bytes).text.replace(/^\ufeff/, ''), list);
  const problems = list.finish();
  if (parsed === null || parsed.header.length === 0) return refused(`${path} is no table with a header.`);
  return { table: { ...parsed, name, problems }, problems };
}

async function readFileWithin(path: string): Promise<Uint8Array | null> {
  const { size } = await stat(path);
  return size > largestBytes ? null : readFile(path);
}

/** A column of numbers but for a few words, and the first of these. */
export interface NotNumeric {
  readonly column: string;
  readonly line: number;
  readonly value: string;
}

/** Columns with words in less than half of their cells: they are no columns of numbers, and may be meant to be. */
export function nearlyNumericColumns({ header, rows }: StatsTable): NotNumeric[] {
  return header.flatMap((column, at) => {
    const filled = rows.filter(({ cells }) => !isEmptyCell(cells[at] ?? ''));
    const words = filled.filter(({ cells }) => !Number.isFinite(Number(cells[at])));
    const [first] = words;
    return first && words.length < filled.length / 2
      ? [{ column, line: first.line, value: (first.cells[at] ?? '').trim() }]
      : [];
  });
}

/** The columns that hold numbers and nothing else, in the order of the table. */
export function numericColumns({ header, rows }: StatsTable): string[] {
  return header.filter((_, at) => isNumeric(rows.map(({ cells }) => cells[at] ?? '')));
}

/**
 * The rows with a number in each of `numeric` and a label in each of `labelled`; with `gaps` empty cells are null and no
 * reason to leave a row out, unless it has nothing else. Throws `AgoraError('bad-input')` where a column is not there, is
 * there twice, or holds no number at all.
 */
export function selectRows(table: StatsTable, numeric: readonly string[], labelled: readonly string[]): Selection;
export function selectRows(
  table: StatsTable,
  numeric: readonly string[],
  labelled: readonly string[],
  rows: 'complete' | 'gaps',
): Selection<number | null>;
export function selectRows(
  table: StatsTable,
  numeric: readonly string[],
  labelled: readonly string[],
  rows: 'complete' | 'gaps' = 'complete',
): Selection<number | null> {
  const numbersAt = numeric.map((column) => positionOf(table, column));
  const labelsAt = labelled.map((column) => positionOf(table, column));
  const leftOut: LeftOut[] = [];
  const kept = table.rows.filter(({ cells, line }) => {
    const cell = (at: number) => cells[at] ?? '';
    const emptyNumbers = numbersAt.filter((at) => isEmptyCell(cell(at)));
    const mayBeEmpty = rows === 'gaps' && emptyNumbers.length < numbersAt.length;
    const wordAt = numbersAt.findIndex((at) =>
      isEmptyCell(cell(at)) ? !mayBeEmpty : !Number.isFinite(Number(cell(at))),
    );
    const emptyAt = labelsAt.findIndex((at) => isEmptyCell(cell(at)));
    const missing =
      wordAt >= 0
        ? { column: numeric[wordAt], at: numbersAt[wordAt] }
        : emptyAt >= 0
          ? { column: labelled[emptyAt], at: labelsAt[emptyAt] }
          : null;
    if (missing !== null) leftOut.push({ line, column: missing.column ?? '', value: cell(missing.at ?? -1) });
    return missing === null;
  });
  const [first] = leftOut;
  if (kept.length === 0)
    throw new AgoraError('bad-input', `${table.name}: ${noRow(numeric, labelled, first)}`, {
      path: table.name,
      ...(first && { line: first.line, value: first.value }),
      nextStep: 'Name columns of numbers, or correct the cells.',
    });
  for (const { cells, line } of kept) numbersAt.forEach((at) => refuseTooLarge(table, at, line, cells[at] ?? ''));
  return {
    values: kept.map(({ cells }) => numbersAt.map((at) => (isEmptyCell(cells[at] ?? '') ? null : Number(cells[at])))),
    labels: labelsAt.map((at) => kept.map(({ cells }) => (cells[at] ?? '').trim())),
    lines: kept.map(({ line }) => line),
    leftOut,
  };
}

function noRow(numeric: readonly string[], labelled: readonly string[], first: LeftOut | undefined): string {
  if (!first) return 'the table has a header and no rows.';
  const labels = labelled.length === 0 ? '' : ` and a word in each of ${labelled.join(', ')}`;
  const cell = first.value.trim() === '' ? 'nothing' : `"${first.value}"`;
  return `No row has a number in each of ${numeric.join(', ')}${labels}. Line ${first.line} holds ${cell} in ${first.column}.`;
}

/** The square of anything larger, summed over rows, is no number. */
const LARGEST = 1e150;

function refuseTooLarge(table: StatsTable, at: number, line: number, cell: string): void {
  if (isEmptyCell(cell) || Math.abs(Number(cell)) <= LARGEST) return;
  const column = table.header[at] ?? '';
  throw new AgoraError('bad-input', `${table.name}:${line}: ${column} holds ${cell}, whose square is no number.`, {
    path: table.name,
    line,
    value: cell,
    nextStep: `Give ${column} in a larger unit, or leave the row out.`,
  });
}

function positionOf({ header, name }: StatsTable, column: string): number {
  const at = header.indexOf(column);
  if (at >= 0 && header.lastIndexOf(column) === at) return at;
  const fault = at < 0 ? 'no column' : 'several columns';
  throw new AgoraError('bad-input', `${name}: The table has ${fault} called "${column}".`, {
    path: name,
    line: 1,
    value: column,
    nextStep: at < 0 ? `Its columns are ${header.join(', ')}.` : 'Give each column a name of its own.',
  });
}
