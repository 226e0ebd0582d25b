import type { ByteSource } from '../../ports';
import { throwIfCancelled } from '../../task';
import type { ToInstance } from '../instances';
import type { Batch } from '../kind';
import { reasonOf } from '../reasonOf';
import { createRecordSink, type RecordSink } from '../records/recordSink';
import { arrowParts } from './arrowBatches';
import { rowsOf, type ArrowRows } from './arrowRows';

/** Rows between two looks at the signal. */
const stretchRows = 4096;

/**
 * Streams the rows of an Arrow stream or file as records, batch by batch; only `fields` are decoded. Where it breaks off
 * is a problem, and the rows before are kept. `line` is the 1-based row.
 */
export async function* readArrowRecords(
  source: ByteSource,
  signal: AbortSignal | undefined,
  fields: readonly string[],
  toInstance: ToInstance,
): AsyncGenerator<Batch> {
  const sink = createRecordSink(source.path, toInstance);
  for await (const found of arrowParts(source, signal)) {
    if (found.part === 'fault') addFault(sink, found.fault);
    if (found.part !== 'batch') continue;
    let rows: ArrowRows;
    try {
      rows = rowsOf(found.batch, fields);
    } catch (error) {
      addFault(sink, reasonOf(error));
      break;
    }
    for (let index = 0; index < rows.length; index++) {
      sink.add(rows.row(index), sink.count + 1);
      if (index % stretchRows !== 0) continue;
      throwIfCancelled(signal);
      yield* sink.take();
    }
  }
  yield* sink.finish();
}

function addFault(sink: RecordSink, fault: string): void {
  const message = `What follows row ${sink.count} cannot be read: ${fault}. Copy or write the file again.`;
  sink.problems.add(sink.count + 1, 'broken-arrow', message);
}
