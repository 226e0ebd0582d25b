import type { BulkTaker } from './bulkTaker';
import { createByteWindow } from './byteWindow';

const newline = 0x0a;
const carriageReturn = 0x0d;
const nothing = new Uint8Array(0);

export interface LineHandler {
  /** One line that is not empty, without its line end: bytes (valid during the call only), 1-based number. */
  line(bytes: Uint8Array, line: number, terminated: boolean): void;
  /** A line longer than the limit: nothing after it is read. */
  tooLong(line: number): void;
}

export interface LineSplitter {
  /** Takes the next bytes of the file. False: nothing after them can be read. */
  push(chunk: Uint8Array): boolean;
  /** The file has ended; what follows the last newline is its last line. */
  end(): void;
}

/**
 * Splits a byte stream into lines ending in LF or CRLF. Memory is one line and one chunk. Lines that `bulk` takes, each
 * with its line end, do not come to the handler.
 */
export function createLineSplitter(
  handler: LineHandler,
  bulk: BulkTaker | null = null,
  longestLine = 64 * 1024 * 1024,
): LineSplitter {
  /** The beginning of a line whose end has not come yet. */
  const beginning = createByteWindow();
  let line = 1;
  let stopped = false;

  function emit(bytes: Uint8Array, terminated: boolean): void {
    const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
    if (end > 0) handler.line(bytes.subarray(0, end), line, terminated);
    line++;
  }

  /** Where the first line starts that lies in the chunk as a whole; the chunk's length where none does. */
  function finishBeginning(chunk: Uint8Array): number {
    if (beginning.bytes.length === 0) return 0;
    const end = chunk.indexOf(newline);
    beginning.append(end === -1 ? chunk : chunk.subarray(0, end), 0);
    if (end === -1) return chunk.length;
    emit(beginning.bytes, true);
    beginning.append(nothing, beginning.bytes.length);
    return end + 1;
  }

  return {
    push(chunk) {
      if (stopped) return false;
      if (beginning.bytes.length > longestLine) {
        handler.tooLong(line);
        stopped = true;
        return false;
      }
      let start = finishBeginning(chunk);
      bulk?.begin(chunk);
      while (start < chunk.length) {
        if (bulk) ({ to: start, line } = bulk.take(start, line));
        const end = chunk.indexOf(newline, start);
        if (end === -1) break;
        emit(chunk.subarray(start, end), true);
        start = end + 1;
      }
      if (start < chunk.length) beginning.append(chunk.subarray(start), beginning.bytes.length);
      return true;
    },
    end() {
      if (!stopped) emit(beginning.bytes, false);
    },
  };
}
