import type { ByteSource } from '../../ports';
import { throwIfCancelled } from '../../task';
import type { RecordSink } from '../json/readJsonRecords';
import type { Batch } from '../kind';
import { reasonOf } from '../reasonOf';
import { createRecordFeed, type RecordFeed } from '../records/recordFeed';
import { openParquet, type ParquetFile } from './parquetFile';
import { createRowDecoder, stretchesOf, type DecodedRows, type RowDecoder } from './parquetRows';

/**
 * Streams the rows of a Parquet file as records, in bounded memory. Only `fields` are decoded, or all. Rows that cannot be
 * decoded are a problem that names them, and what follows is read. `line` is the 1-based row.
 */
export async function* readParquetRecords(
  source: ByteSource,
  signal: AbortSignal | undefined,
  fields: readonly string[] | null,
  sink: RecordSink,
): AsyncGenerator<Batch> {
  const feed = createRecordFeed(source.path, sink);
  const file = await openParquet(source, signal);
  if (typeof file === 'string') feed.problems.add(null, 'broken-parquet', file);
  else yield* readRows(file, fields, feed, signal);
  yield* feed.finish();
}

async function* readRows(
  file: ParquetFile,
  fields: readonly string[] | null,
  feed: RecordFeed,
  signal: AbortSignal | undefined,
): AsyncGenerator<Batch> {
  const columns = file.columns.filter((column) => fields?.includes(column) !== false);
  if (columns.length === 0) return;
  let group = -1;
  let decode: RowDecoder | null = null;
  for (const stretch of stretchesOf(file, columns)) {
    throwIfCancelled(signal);
    const { start, end } = stretch;
    if (decode === null || stretch.group !== group) decode = await createRowDecoder(file, columns);
    group = stretch.group;
    let rows: DecodedRows | null = null;
    let { fault } = stretch;
    if (fault === null)
      try {
        rows = await decode(stretch);
      } catch (error) {
        throwIfCancelled(signal);
        if (file.access.failure !== undefined) throw error;
        fault = reasonOf(error);
      }
    if (rows !== null) addRows(rows, start, end, feed);
    else {
      feed.problems.add(start + 1, 'broken-parquet', undecodable(start, end, fault ?? ''));
      feed.skip(end - start);
    }
    yield* feed.take();
  }
}

function addRows(rows: DecodedRows, start: number, end: number, feed: RecordFeed): void {
  for (let index = 0; index < rows.length; index++) {
    const { record, malformed } = rows.row(index);
    if (malformed) feed.problems.add(start + index + 1, 'malformed-utf8', notUtf8);
    feed.add(record, start + index + 1);
  }
  const missing = end - start - rows.length;
  if (missing === 0) return;
  feed.problems.add(
    start + rows.length + 1,
    'broken-parquet',
    undecodable(start + rows.length, end, 'they are absent'),
  );
  feed.skip(missing);
}

const notUtf8 = 'Bytes of the row that are not UTF-8 are read as U+FFFD. Write the file with UTF-8 texts.';

function undecodable(start: number, end: number, reason: string): string {
  const rows = end > start ? `Rows ${start + 1} to ${end}` : `Rows behind row ${start}`;
  return `${rows} cannot be decoded (${reason}) and are left out. Write the file again, with smaller row groups if it is large.`;
}
