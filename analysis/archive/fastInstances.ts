import type { InstanceBatches } from './instanceBatches';
import type { FastRecords } from './json/recordHandler';
import { createRecordScanner, scannedRows, type WantedTexts } from './json/recordScanner';

/** Takes records that hold just what is wanted past the reader, straight into the batches. */
export interface FastInstances {
  /** `onId` is told of every record that has an id, with its 1-based line. */
  records(onId: (id: number, line: number) => void): FastRecords;
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
    const { required, optional } = scanner.rows();
    batches.append({
      ordinal: ordinals.subarray(0, rows),
      line: lines.subarray(0, rows),
      instruction: required[0],
      response: required[1],
      label: optional,
    });
    scanner.clear();
    rows = 0;
  }

  /** Rows that the scanner has taken since the last call; `line` is that of its bytes' start. Returns how many they are. */
  function note(ordinal: number, line: number, onId: (id: number, line: number) => void): number {
    if (scanner === null) return 0;
    const { ids, newlines } = scanner.rows();
    const noted = ids.length - rows;
    for (let index = 0; index < noted; index++, rows++) {
      const at = line + (newlines[rows] ?? 0);
      ordinals[rows] = ordinal + index;
      lines[rows] = at;
      const id = ids[rows] ?? -1;
      if (id >= 0) onId(id, at);
    }
    if (scanner.isFull()) flush();
    return noted;
  }

  return {
    records: (onId) => ({
      take(record, { ordinal, line }) {
        if (!scanner.scanOne(record)) return false;
        note(ordinal, line, onId);
        return true;
      },
      begin: scanner.begin,
      takeMany(from, layout, { ordinal, line }) {
        let [to, records, newlines] = [from, 0, 0];
        for (;;) {
          const scanned = scanner.scanMany(to, layout);
          const isFull = scanner.isFull();
          records += note(ordinal + records, line + newlines, onId);
          newlines += scanned.newlines;
          to = scanned.to;
          if (!isFull) return { to, line: line + newlines, records };
        }
      },
    }),
    flush,
    release: scanner.release,
  };
}
