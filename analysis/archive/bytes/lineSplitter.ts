import { createByteWindow } from './byteWindow';

const newline = 0x0a;
const carriageReturn = 0x0d;

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

/** Splits a byte stream into lines ending in LF or CRLF. Memory is one line and one chunk. */
export function createLineSplitter(handler: LineHandler, longestLine = 64 * 1024 * 1024): LineSplitter {
  const window = createByteWindow();
  let start = 0;
  let line = 1;
  let stopped = false;

  function emit(end: number, terminated: boolean): void {
    const last = end > start && window.bytes[end - 1] === carriageReturn ? end - 1 : end;
    if (last > start) handler.line(window.bytes.subarray(start, last), line, terminated);
  }

  return {
    push(chunk) {
      if (stopped) return false;
      const kept = window.bytes.length - start;
      if (kept > longestLine) {
        handler.tooLong(line);
        stopped = true;
        return false;
      }
      window.append(chunk, start);
      start = 0;
      for (let end = window.bytes.indexOf(newline, kept); end !== -1; end = window.bytes.indexOf(newline, start)) {
        emit(end, true);
        start = end + 1;
        line++;
      }
      return true;
    },
    end() {
      if (!stopped) emit(window.bytes.length, false);
    },
  };
}
