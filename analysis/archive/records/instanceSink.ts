import { createInstanceBatches } from '../instanceBatches';
import type { ToInstance } from '../instances';
import type { RecordSink } from '../json/readJsonRecords';

/** Makes instances of the records of one file, batch by batch. */
export function instanceSink(toInstance: ToInstance): RecordSink {
  const batches = createInstanceBatches();
  return {
    take(record, place, problems) {
      const row = toInstance(record, place, problems);
      if (row !== null) batches.add(row);
    },
    takeFull: batches.takeFull,
    takeAll: batches.takeAll,
  };
}
