/** Rows as the bytes that the database takes, in memory that can be used again. */
import { AsyncByteQueue, RecordBatchStreamWriter, type Table } from 'apache-arrow';

/**
 * The table as one Arrow IPC stream, at the start of memory that `memoryFor` gives for so many bytes. Arrow's own
 * `tableToIPC` takes new memory for every table, which costs more than all else of the encoding.
 */
export function encodeRows(rows: Table, memoryFor: (bytes: number) => ArrayBuffer): Uint8Array<ArrayBuffer> {
  const pieces = new Pieces();
  new RecordBatchStreamWriter().reset(pieces).writeAll(rows).finish();
  const encoded = new Uint8Array(memoryFor(pieces.bytes), 0, pieces.bytes);
  let end = 0;
  for (const piece of pieces.written) {
    encoded.set(piece, end);
    end += piece.length;
  }
  return encoded;
}

/** Where a writer writes to: keeps the pieces as they come, the columns' own memory among them. */
class Pieces extends AsyncByteQueue {
  readonly written: Uint8Array[] = [];
  bytes = 0;

  override write(piece: Uint8Array): void {
    this.written.push(piece);
    this.bytes += piece.length;
  }
}
