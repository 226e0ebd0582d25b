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
export interface Selection {
  /** [row][column] of the numbers, in the order asked for. */
  readonly values: readonly (readonly number[])[];
  /** [column][row] of the labels. */
  readonly labels: readonly (readonly string[])[];
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
  return { table: { ...parsed, problems }, problems };
}

async function readFileWithin(path: string): Promise<Uint8Array | null> {
  const { size } = await stat(path);
  return size > largestBytes ? null : readFile(path);
}

/** The columns that hold numbers and nothing else, in the order of the table. */
export function numericColumns({ header, rows }: StatsTable): string[] {
  return header.filter((_, at) => isNumeric(rows.map(({ cells }) => cells[at] ?? '')));
}

/**
 * The rows with a number in each of `numeric` and a label in each of `labelled`. Throws `AgoraError('bad-input')` where a
 * column is not there, is there twice, or holds no number at all.
 */
export function selectRows(table: StatsTable, numeric: readonly string[], labelled: readonly string[]): Selection {
  const numbersAt = numeric.map((column) => positionOf(table, column));
  const labelsAt = labelled.map((column) => positionOf(table, column));
  const leftOut: LeftOut[] = [];
  const kept = table.rows.filter(({ cells, line }) => {
    const cell = (at: number) => cells[at] ?? '';
    const wordAt = numbersAt.findIndex((at) => isEmptyCell(cell(at)) || !Number.isFinite(Number(cell(at))));
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
  if (kept.length === 0)
    throw new AgoraError('bad-input', `No row has a number in each of ${numeric.join(', ')}.`, {
      nextStep: 'Choose columns that hold numbers.',
    });
  return {
    values: kept.map(({ cells }) => numbersAt.map((at) => Number(cells[at]))),
    labels: labelsAt.map((at) => kept.map(({ cells }) => (cells[at] ?? '').trim())),
    leftOut,
  };
}

function positionOf({ header }: StatsTable, column: string): number {
  const at = header.indexOf(column);
  if (at >= 0 && header.lastIndexOf(column) === at) return at;
  const fault = at < 0 ? 'no column' : 'several columns';
  throw new AgoraError('bad-input', `The table has ${fault} called "${column}".`, {
    value: column,
    nextStep: `Its columns are ${header.join(', ')}.`,
  });
}
