import type { ByteSource } from '../../ports';
import { readArrowRecords } from '../arrow/arrowRecords';
import { decodeUtf8 } from '../bytes/decode';
import { peek } from '../bytes/peek';
import { readCsvRecords } from '../csv/csvRecords';
import { delimiterOf } from '../csv/dialect';
import { headBytes } from '../firstBytes';
import { readInstances } from '../instances';
import type { Batch } from '../kind';
import { readParquetRecords } from '../parquet/parquetRecords';
import { carrierOf } from './carrier';
import { instanceSink } from './instanceSink';
import { instancesOf, plainRecordsOf, type RecordShape } from './recordShape';
import { createSeenIds } from './seenIds';

/**
 * Streams the instances of a file of records, in whatever way it carries them: as JSON, as a table, as Parquet or Arrow.
 * A record that is no instance is a problem and keeps its ordinal. Where a file has no lines (Parquet, Arrow), `line` is
 * the 1-based row.
 */
export async function* readRecords(
  source: ByteSource,
  signal: AbortSignal | undefined,
  shape: RecordShape,
): AsyncGenerator<Batch> {
  const seen = createSeenIds();
  const toInstance = instancesOf(shape, seen);
  const { start, source: peeked, release } = await peek(source, headBytes, signal);
  try {
    switch (carrierOf(start)) {
      case 'csv': {
        const delimiter = delimiterOf(decodeUtf8(start).text);
        yield* readCsvRecords(peeked, signal, delimiter, shape.fields, instanceSink(toInstance));
        break;
      }
      case 'parquet':
        yield* readParquetRecords(source, signal, shape.fields, instanceSink(toInstance));
        break;
      case 'arrow':
        yield* readArrowRecords(peeked, signal, shape.fields, instanceSink(toInstance));
        break;
      case 'json':
        yield* readInstances(peeked, signal, toInstance, plainRecordsOf(shape, seen));
    }
  } finally {
    await release();
  }
}
