import type { ByteSource } from '../../ports';
import { throwIfCancelled } from '../../task';
import type { RecordSink } from '../json/readJsonRecords';
import type { Batch } from '../kind';
import { reasonOf } from '../reasonOf';
import { createRecordFeed, type RecordFeed } from '../records/recordFeed';
import { arrowParts } from './arrowBatches';
import { rowsOf, type ArrowRows } from './arrowRows';

/** Rows between two looks at the signal. */
const stretchRows = 4096;

/**
 * Streams the rows of an Arrow stream or file as records, batch by batch; only `fields` are decoded, or all. A batch that cannot
 * be decoded is a problem, and those around it are read; so is where the stream breaks off, and the rows before are kept.
 * `line` is the 1-based row.
 */
export async function* readArrowRecords(
  source: ByteSource,
  signal: AbortSignal | undefined,
  fields: readonly string[] | null,
  sink: RecordSink,
): AsyncGenerator<Batch> {
  const feed = createRecordFeed(source.path, sink);
  for await (const found of arrowParts(source, signal)) {
    if (found.part === 'fault') addFault(feed, found.fault);
    if (found.part !== 'batch') continue;
    let rows: ArrowRows;
    try {
      rows = rowsOf(found.batch, fields);
    } catch (error) {
      feed.problems.add(feed.count + 1, 'broken-arrow', undecodable(feed.count, reasonOf(error)));
      continue;
    }
    for (let index = 0; index < rows.length; index++) {
      feed.add(rows.row(index), feed.count + 1);
      if (index % stretchRows !== 0) continue;
      throwIfCancelled(signal);
      yield* feed.take();
    }
  }
  yield* feed.finish();
}

function undecodable(before: number, reason: string): string {
  return `A batch of rows behind row ${before} cannot be read (${reason}) and is left out. Copy or write the file again.`;
}

function addFault(feed: RecordFeed, fault: string): void {
  const message = `What follows row ${feed.count} cannot be read: ${fault}. Copy or write the file again.`;
  feed.problems.add(feed.count + 1, 'broken-arrow', message);
}
