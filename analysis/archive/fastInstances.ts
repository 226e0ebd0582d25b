import type { InstanceBatches } from './instanceBatches';
import type { RecordPlace } from './json/recordHandler';
import { createRecordScanner, scannedRows, type WantedTexts } from './json/recordScanner';

/** Takes records that hold just what is wanted past the reader, straight into the batches. */
export interface FastInstances {
  /** False: the record is left to the reader. */
  take(record: Uint8Array, place: RecordPlace): boolean;
  /** The id of the record last taken; null where it has none. */
  id(): number | null;
  /** Hands over what is taken; must come before any row that the reader itself adds, and at the end. */
  flush(): void;
  /** The last call. */
  release(): void;
}

/** Null where every record has to go through the reader. */
export function createFastInstances(wanted: WantedTexts, batches: InstanceBatches): FastInstances | null {
  const scanner = createRecordScanner(wanted);
  if (scanner === null) return null;
  const ordinals = new Int32Array(scannedRows);
  const lines = new Int32Array(scannedRows);
  let rows = 0;

  function flush(): void {
    if (scanner === null || rows === 0) return;
    batches.append({
      ordinal: ordinals.subarray(0, rows),
      line: lines.subarray(0, rows),
      instruction: scanner.required(0),
      response: scanner.required(1),
      label: scanner.optional(),
    });
    scanner.clear();
    rows = 0;
  }

  return {
    take(record, { ordinal, line }) {
      if (!scanner.scan(record)) return false;
      ordinals[rows] = ordinal;
      lines[rows] = line;
      rows++;
      if (scanner.isFull()) flush();
      return true;
    },
    id: scanner.id,
    flush,
    release: scanner.release,
  };
}
