import type { ByteSource } from '../ports';
import { readJsonRecords } from './json/readJsonRecords';
import type { RecordPlace } from './json/recordHandler';
import type { Batch, ItemRow } from './kind';
import type { ProblemList } from './problemList';

const rowsPerBatch = 8192;

/** How one file's records become items; may gather what the file says as a whole. */
export interface ItemReader {
  /** The rows of one record, or none where `problems` says why. */
  items(record: unknown, place: RecordPlace, problems: ProblemList): readonly ItemRow[];
  /** What is known once all records are read. */
  end?(problems: ProblemList): Iterable<Batch>;
}

/** Streams the items of a JSON array or of JSON lines; see `readJsonRecords`. Batches hold about 8,192 rows. */
export function readItems(
  source: ByteSource,
  signal: AbortSignal | undefined,
  reader: ItemReader,
): AsyncGenerator<Batch> {
  let rows: ItemRow[] = [];
  function* take(least: number): Generator<Batch> {
    if (rows.length < least) return;
    const taken = rows;
    rows = [];
    yield { table: 'items', rows: taken };
  }
  return readJsonRecords(source, signal, {
    take(record, place, problems) {
      for (const row of reader.items(record, place, problems)) rows.push(row);
    },
    takeFull: () => take(rowsPerBatch),
    *takeAll(problems) {
      yield* take(1);
      yield* reader.end?.(problems) ?? [];
    },
  });
}
