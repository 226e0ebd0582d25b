/** A second pass over a file of records: the numbers that the first had no use for. */
import type { ByteSource } from '../../ports';
import { readArrowRecords } from '../arrow/arrowRecords';
import { decodeUtf8 } from '../bytes/decode';
import { peek } from '../bytes/peek';
import { readCsvRecords } from '../csv/csvRecords';
import { delimiterOf } from '../csv/dialect';
import { headBytes } from '../firstBytes';
import { readJsonRecords, type RecordSink } from '../json/readJsonRecords';
import { readParquetRecords } from '../parquet/parquetRecords';
import { carrierOf } from '../records/carrier';
import { indexOf } from './indexOf';
import { recordNumbers } from './recordNumbers';

/** Raised whenever the same file would give other numbers. */
export const numbersVersion = 1;

/** One field of a file, by the places of the records that have it. */
export interface NumberColumn {
  /** Its path, parts joined by dots, as the file spells it. */
  readonly field: string;
  /** 0-based positions in the file, ascending. */
  readonly ordinals: readonly number[];
  readonly values: readonly number[];
}

export interface Numbers {
  /** Records that could be read. */
  readonly records: number;
  readonly columns: readonly NumberColumn[];
  /** Which instance each record says it is about, by position; absent for a record that does not say. */
  readonly indices: ReadonlyMap<number, number>;
}

/**
 * Reads whatever carries records: JSON, JSON lines, CSV, Parquet, Arrow. Records that cannot be read are left out.
 * @param watch Is shown each record that is read, with its position.
 */
export async function readNumbers(
  source: ByteSource,
  signal?: AbortSignal,
  watch?: (record: unknown, ordinal: number) => void,
): Promise<Numbers> {
  const columns = new Map<string, { ordinals: number[]; values: number[] }>();
  const indices = new Map<number, number>();
  let records = 0;
  const sinkOf = (isTable: boolean): RecordSink => ({
    take(record, { ordinal }) {
      records++;
      watch?.(record, ordinal);
      const index = indexOf(record);
      if (index !== null) indices.set(ordinal, index);
      for (const [field, value] of recordNumbers(record, isTable)) {
        const column = columns.get(field) ?? { ordinals: [], values: [] };
        columns.set(field, column);
        column.ordinals.push(ordinal);
        column.values.push(value);
      }
    },
    takeFull: () => [],
    takeAll: () => [],
  });
  const { start, source: peeked, release } = await peek(source, headBytes, signal);
  try {
    const batches = {
      csv: () => readCsvRecords(peeked, signal, delimiterOf(decodeUtf8(start).text), null, sinkOf(true)),
      parquet: () => readParquetRecords(source, signal, null, sinkOf(false)),
      arrow: () => readArrowRecords(peeked, signal, null, sinkOf(false)),
      json: () => readJsonRecords(peeked, signal, sinkOf(false)),
    }[carrierOf(start)]();
    // What is wrong with the file was said when it was first read.
    for (let step = await batches.next(); step.done !== true; step = await batches.next());
  } finally {
    await release();
  }
  return { records, columns: Array.from(columns, ([field, column]) => ({ field, ...column })), indices };
}
