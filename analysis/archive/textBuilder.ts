import type { TextColumn } from './instanceColumns';

/** Gathers the texts of one column straight into one buffer. */
export interface TextBuilder {
  /** Bytes gathered so far. */
  readonly bytes: number;
  /** A lone surrogate becomes U+FFFD, as text of the database cannot hold one. */
  add(text: string): void;
  /** Appends texts that are UTF-8 already: they lie one after another, the i-th ending at `ends[i]`. */
  append(bytes: Uint8Array, ends: Int32Array): void;
  /** The gathered column, the caller's own; the builder is empty again. */
  take(): TextColumn;
  /** Gives a column's memory back, for the next ones: new memory costs more than filling it. */
  giveBack(column: TextColumn): void;
}

const encoder = new TextEncoder();
const smallestBuffer = 64 * 1024;
/** Spare buffers that a builder keeps. */
const mostSpare = 4;

/** An empty builder for at most `mostRows` texts between two calls of `take`. */
export function createTextBuilder(mostRows: number): TextBuilder {
  const spare: Uint8Array<ArrayBuffer>[] = [];
  let buffer = new Uint8Array(smallestBuffer);
  let offsets = new Int32Array(mostRows + 1);
  let rows = 0;
  let end = 0;

  function makeRoom(bytes: number): void {
    if (end + bytes <= buffer.length) return;
    const larger = new Uint8Array(Math.max(2 * buffer.length, end + bytes));
    larger.set(buffer.subarray(0, end));
    buffer = larger;
  }

  return {
    get bytes() {
      return end;
    },
    add(text) {
      // A UTF-16 unit takes three bytes of UTF-8 at most.
      makeRoom(3 * text.length);
      end += encoder.encodeInto(text, buffer.subarray(end)).written;
      offsets[++rows] = end;
    },
    append(bytes, ends) {
      makeRoom(bytes.length);
      buffer.set(bytes, end);
      for (const each of ends) offsets[++rows] = end + each;
      end += bytes.length;
    },
    take() {
      const taken = { bytes: buffer.subarray(0, end), offsets: offsets.subarray(0, rows + 1) };
      // The next column is likely to be as long.
      buffer = spare.pop() ?? new Uint8Array(Math.max(smallestBuffer, end + end / 8));
      offsets = new Int32Array(mostRows + 1);
      rows = 0;
      end = 0;
      return taken;
    },
    giveBack({ bytes: { buffer: memory } }) {
      if (spare.length < mostSpare) spare.push(new Uint8Array(memory));
    },
  };
}
