import type { ByteSource } from '../ports';
import { createInstanceBatches } from './instanceBatches';
import { readJsonRecords } from './json/readJsonRecords';
import type { RecordPlace } from './json/recordHandler';
import type { Batch, InstanceRow } from './kind';
import type { ProblemList } from './problemList';

/** One parsed record as an instance, or null where it is none and `problems` says why. */
export type ToInstance = (record: unknown, place: RecordPlace, problems: ProblemList) => InstanceRow | null;

/** Streams the instances of a JSON array or of JSON lines; see `readJsonRecords`. */
export function readInstances(
  source: ByteSource,
  signal: AbortSignal | undefined,
  toInstance: ToInstance,
): AsyncGenerator<Batch> {
  const batches = createInstanceBatches();
  return readJsonRecords(source, signal, {
    take(record, place, problems) {
      const row = toInstance(record, place, problems);
      if (row !== null) batches.add(row);
    },
    takeFull: batches.takeFull,
    takeAll: batches.takeAll,
  });
}
