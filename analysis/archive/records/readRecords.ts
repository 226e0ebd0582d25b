import type { ByteSource } from '../../ports';
import { readArrowRecords } from '../arrow/arrowRecords';
import { decodeUtf8 } from '../bytes/decode';
import { readCsvRecords } from '../csv/csvRecords';
import { delimiterOf } from '../csv/dialect';
import { firstBytes } from '../firstBytes';
import { readInstances } from '../instances';
import type { Batch } from '../kind';
import { readParquetRecords } from '../parquet/parquetRecords';
import { carrierOf } from './carrier';
import { instancesOf, plainRecordsOf, type RecordShape } from './recordShape';
import { createSeenIds } from './seenIds';

/**
 * Streams the instances of a file of records, in whatever way it carries them. A record that is no instance is a problem
 * and keeps its ordinal. Where a file has no lines (Parquet, Arrow), `line` is the 1-based row.
 */
export async function* readRecords(
  source: ByteSource,
  signal: AbortSignal | undefined,
  shape: RecordShape,
): AsyncGenerator<Batch> {
  const seen = createSeenIds();
  const toInstance = instancesOf(shape, seen);
  const start = await firstBytes(source, signal);
  switch (carrierOf(start)) {
    case 'csv':
      yield* readCsvRecords(source, signal, delimiterOf(decodeUtf8(start).text), shape.fields, toInstance);
      break;
    case 'parquet':
      yield* readParquetRecords(source, signal, shape.fields, toInstance);
      break;
    case 'arrow':
      yield* readArrowRecords(source, signal, shape.fields, toInstance);
      break;
    case 'json':
      yield* readInstances(source, signal, toInstance, plainRecordsOf(shape, seen));
  }
}
