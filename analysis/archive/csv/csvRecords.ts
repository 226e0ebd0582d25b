import type { ByteSource } from '../../ports';
import { throwIfCancelled } from '../../task';
import { decodeUtf8 } from '../bytes/decode';
import { stripByteOrderMark } from '../bytes/stripByteOrderMark';
import { columnNames } from './csvOutline';
import { createRowSplitter, type SplitRow } from './rowSplitter';
import type { RecordSink } from '../json/readJsonRecords';
import type { Batch } from '../kind';
import { createRecordFeed, type RecordFeed } from '../records/recordFeed';

/**
 * Streams the rows of a table with a header as records of texts, in bounded memory. Only `fields` are decoded, or all. An empty
 * cell is an empty text: a table does not tell it from no value. A row that cannot be read is a problem with its line.
 */
export async function* readCsvRecords(
  source: ByteSource,
  signal: AbortSignal | undefined,
  delimiter: number,
  fields: readonly string[] | null,
  sink: RecordSink,
): AsyncGenerator<Batch> {
  const feed = createRecordFeed(source.path, sink);
  const splitter = createRowSplitter(createRowHandler(feed, fields), delimiter);
  for await (const chunk of stripByteOrderMark(source.stream(undefined, signal))) {
    throwIfCancelled(signal);
    const goesOn = splitter.push(chunk);
    yield* feed.take();
    if (!goesOn) break;
  }
  splitter.end();
  yield* feed.finish();
}

function createRowHandler(feed: RecordFeed, fields: readonly string[] | null) {
  const { problems } = feed;
  let columns: readonly { readonly name: string; readonly index: number }[] | null = null;
  let width = 0;

  function readHeader(row: SplitRow): void {
    const cells = Array.from({ length: row.length }, (_, index) => decodeUtf8(row.cell(index)).text);
    width = row.length;
    columns = columnNames(cells).flatMap((name, index) => (fields?.includes(name) === false ? [] : [{ name, index }]));
  }

  return {
    row(row: SplitRow, line: number, doubtful: boolean): void {
      if (columns === null) {
        readHeader(row);
        return;
      }
      if (row.length !== width) {
        // What does not fit after a broken row is most likely a part of it.
        if (doubtful) return;
        problems.add(line, 'ragged-row', ragged(row.length, width));
        feed.skip();
        return;
      }
      const record: Record<string, string> = {};
      let malformed = false;
      for (const { name, index } of columns) {
        const decoded = decodeUtf8(row.cell(index));
        malformed ||= decoded.malformed;
        record[name] = decoded.text;
      }
      if (malformed) problems.add(line, 'malformed-utf8', notUtf8);
      feed.add(record, line);
    },
    broken(line: number, atEnd: boolean): void {
      problems.add(line, 'broken-csv', atEnd ? unclosed : mismatched);
      feed.skip();
    },
    tooLong: (line: number) => problems.add(line, 'record-too-large', tooLarge),
  };
}

const notUtf8 = 'Bytes that are not UTF-8 are read as U+FFFD. Save the file as UTF-8.';
const unclosed = 'The file ends within the quotes of this row, which is left out. Copy or write the file again.';
const mismatched =
  'The quotes of the row do not match; it is left out up to the next line that can be read. Double quotes within a cell.';
const tooLarge = 'The line is larger than 64 MiB; it and what follows are not read. Check for a missing line end.';

function ragged(cells: number, width: number): string {
  return `The row has ${cells} cells and the header ${width}; it is left out. Quote cells that hold the delimiter.`;
}
