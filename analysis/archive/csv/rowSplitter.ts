import { createByteWindow } from '../bytes/byteWindow';

const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;

/** One row; valid during the call only. */
export interface SplitRow {
  readonly length: number;
  /** The bytes of one cell without its quotes, doubled quotes within it made single. */
  cell(index: number): Uint8Array;
}

export interface RowHandler {
  /**
   * One row that is not empty, and the 1-based line on which it starts. `doubtful`: it stands where a row before it was
   * broken and may be part of that one's cell.
   */
  row(row: SplitRow, line: number, doubtful: boolean): void;
  /** A row whose quotes do not match, or do not close before the file ends. */
  broken(line: number, atEnd: boolean): void;
  /** A line longer than the limit: nothing after it is read. */
  tooLong(line: number): void;
}

export interface RowSplitter {
  /** Takes the next bytes of the file. False: nothing after them can be read. */
  push(chunk: Uint8Array): boolean;
  /** The file has ended; what follows the last newline is its last row. */
  end(): void;
}

/**
 * Splits a byte stream into rows as RFC 4180 has them: LF or CRLF, cells in quotes may hold both. Memory is one row and
 * one chunk. A quote within a cell that does not start with one is a character as any other. Where the quotes of a row do
 * not match, its first line is given up and reading goes on with the next, so that a missing quote costs one row and not
 * the rest of the file.
 */
export function createRowSplitter(handler: RowHandler, delimiter: number, longestRow = 64 * 1024 * 1024): RowSplitter {
  const window = createByteWindow();
  /** 1-based line on which the row starts. */
  let line = 1;
  /** Where the row starts, and how far it has been looked through. */
  let start = 0;
  let position = 0;
  /** Start and end of each finished cell of the row. */
  let bounds: number[] = [];
  let cellStart = 0;
  let inQuotes = false;
  let hasQuotes = false;
  /** Rows before this position may be part of a broken one. */
  let doubtfulBefore = 0;
  let skipping = false;
  let stopped = false;

  const row: SplitRow = {
    get length() {
      return bounds.length / 2;
    },
    cell: (index) => unquoted(window.bytes.subarray(bounds[2 * index], bounds[2 * index + 1])),
  };

  function begin(at: number): void {
    line += lineEndsUpTo(at);
    start = position = cellStart = at;
    bounds = [];
    inQuotes = hasQuotes = false;
  }

  /** Without quotes there is no line end in a row but the one that ends it. */
  function lineEndsUpTo(at: number): number {
    if (hasQuotes) return countNewlines(window.bytes.subarray(start, at));
    return at > start && window.bytes[at - 1] === newline ? 1 : 0;
  }

  function finishRow(end: number, next: number): void {
    const { bytes } = window;
    const last = end > cellStart && bytes[end - 1] === carriageReturn ? end - 1 : end;
    bounds.push(cellStart, last);
    if (bounds.length > 2 || last > cellStart) handler.row(row, line, start < doubtfulBefore);
    begin(next);
  }

  /** Gives up the first line of the row and goes on behind it; what was looked through is doubtful. */
  function giveUp(atEnd: boolean): void {
    if (start >= doubtfulBefore) handler.broken(line, atEnd);
    doubtfulBefore = Math.max(doubtfulBefore, position);
    const lineEnd = window.bytes.indexOf(newline, start);
    skipping = lineEnd === -1;
    begin(skipping ? window.bytes.length : lineEnd + 1);
  }

  /** Moves behind the closing quote of a cell; false where more bytes are needed. */
  function skipQuoted(ended: boolean): boolean {
    const { bytes } = window;
    const found = bytes.indexOf(quote, position);
    position = found === -1 ? bytes.length : found;
    if (found === -1 || (found + 2 >= bytes.length && !ended)) return false;
    const next = bytes[found + 1];
    if (next === quote) position = found + 2;
    else if (next === undefined || next === delimiter || next === newline || isLineEnd(bytes, found + 1)) {
      position = found + 1;
      inQuotes = false;
    } else giveUp(false);
    return true;
  }

  /** Moves behind the end of an unquoted cell, or of what is left of a quoted one. */
  function skipPlain(): void {
    const { bytes } = window;
    if (position === cellStart && bytes[position] === quote) {
      inQuotes = hasQuotes = true;
      position++;
      return;
    }
    // A local variable: this loop sees every byte that is not in quotes.
    let at = position;
    while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== newline) at++;
    position = at;
    if (at === bytes.length) return;
    if (bytes[at] === newline) finishRow(at, at + 1);
    else {
      bounds.push(cellStart, at);
      cellStart = ++position;
    }
  }

  function scan(ended: boolean): void {
    while (position < window.bytes.length) {
      if (skipping) {
        const lineEnd = window.bytes.indexOf(newline, position);
        begin(lineEnd === -1 ? window.bytes.length : lineEnd + 1);
        skipping = lineEnd === -1;
      } else if (!inQuotes) skipPlain();
      else if (!skipQuoted(ended)) return;
    }
  }

  return {
    push(chunk) {
      if (stopped) return false;
      if (window.bytes.length - start > longestRow) {
        if (!window.bytes.includes(newline, start)) {
          handler.tooLong(line);
          stopped = true;
          return false;
        }
        giveUp(false);
        scan(false);
      }
      const released = start;
      window.append(chunk, released);
      position -= released;
      cellStart -= released;
      doubtfulBefore -= released;
      bounds = bounds.map((bound) => bound - released);
      start = 0;
      scan(false);
      return true;
    },
    end() {
      if (stopped) return;
      scan(true);
      while (inQuotes) {
        position = window.bytes.length;
        giveUp(true);
        scan(true);
      }
      if (start < window.bytes.length) finishRow(window.bytes.length, window.bytes.length);
    },
  };
}

function countNewlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) count++;
  return count;
}

function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === carriageReturn && (bytes[at + 1] === newline || at + 1 === bytes.length);
}

function unquoted(cell: Uint8Array): Uint8Array {
  if (cell[0] !== quote) return cell;
  const content = cell.subarray(1, cell.length - 1);
  if (!content.includes(quote)) return content;
  const single = new Uint8Array(content.length);
  let length = 0;
  for (let at = 0; at < content.length; at++) {
    single[length++] = content[at] ?? 0;
    if (content[at] === quote) at++;
  }
  return single.subarray(0, length);
}
