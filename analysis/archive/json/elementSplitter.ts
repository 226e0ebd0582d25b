import type { BulkTaker } from '../bytes/bulkTaker';
import { createByteWindow } from '../bytes/byteWindow';
import { createLineCounter } from '../bytes/lineCounter';

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

export interface ElementHandler {
  /** One element: its bytes (valid during the call only) and the 1-based line on which it starts. Not yet parsed. */
  element(bytes: Uint8Array, line: number): void;
  /** What the splitter could not make an element of. */
  trouble(line: number, code: 'broken-json' | 'truncated-json' | 'trailing-content' | 'record-too-large'): void;
}

export interface ElementSplitter {
  /** Takes the next bytes of the file. False: nothing after them can be read. */
  push(chunk: Uint8Array): boolean;
  /** The file has ended. */
  end(): void;
}

/**
 * Splits a JSON document into the elements of its top-level array, byte by byte in one pass; a document that is no array
 * is one element, and several documents after one another are one element each. Memory is one element and one chunk.
 * Strings are skipped by native search, so the scan costs a fraction of parsing.
 *
 * JSON strings cannot hold a raw newline. Where one does, its element is broken (a quote is missing or too many), and
 * counting brackets may never come back into step: the element then ends, at the latest, before the next line that
 * starts a value at the same column or left of it. What stands after that line is read as usual.
 *
 * Elements that `bulk` takes do not come to the handler.
 */
export function createElementSplitter(
  handler: ElementHandler,
  bulk: BulkTaker | null = null,
  largestElement = 64 * 1024 * 1024,
): ElementSplitter {
  const window = createByteWindow();
  const lines = createLineCounter();
  let position = 0;
  let start = -1;
  let startLine = 1;
  let startColumn = 0;
  let depth = 0;
  let inString = false;
  let broken = false;
  let array: 'before' | 'inside' | 'after' = 'before';
  let stopped = false;

  function begin(): void {
    startLine = lines.advance(position);
    startColumn = position - lines.lineStart;
    start = position;
    depth = 0;
    broken = false;
  }

  function finish(end: number): void {
    handler.element(window.bytes.subarray(start, end), startLine);
    start = -1;
    depth = 0;
    broken = false;
  }

  /** Moves behind the string's closing quote, to a raw newline within it, or to the end of the bytes. */
  function skipString(bytes: Uint8Array): void {
    for (;;) {
      const found = bytes.indexOf(quote, position);
      const stop = found === -1 ? bytes.length : found;
      if (lines.nextNewline !== -1 && lines.nextNewline < stop) {
        position = lines.nextNewline;
        inString = false;
        broken = true;
        return;
      }
      if (found === -1) {
        position = bytes.length;
        return;
      }
      let before = found - 1;
      while (bytes[before] === backslash) before--;
      position = found + 1;
      if ((found - before) % 2 === 1) {
        inString = false;
        if (depth === 0) finish(position);
        return;
      }
    }
  }

  function startsElementAnew(bytes: Uint8Array): boolean {
    lines.advance(position);
    if (lines.line === startLine || position - lines.lineStart > startColumn) return false;
    for (let index = lines.lineStart; index < position; index++) if (!isSpace(bytes[index])) return false;
    return true;
  }

  function open(byte: number, bytes: Uint8Array): void {
    if (start !== -1 && broken && startsElementAnew(bytes)) finish(position);
    if (start === -1) {
      if (byte === openBracket && array === 'before') {
        array = 'inside';
        return;
      }
      begin();
    }
    depth++;
  }

  function close(byte: number): void {
    if (start !== -1 && depth === 0) finish(position);
    if (start !== -1) {
      depth--;
      if (depth === 0) finish(position + 1);
    } else if (byte === closeBracket && array === 'inside') array = 'after';
    else handler.trouble(lines.advance(position), 'broken-json');
  }

  /** False: the element that starts here comes to the handler. */
  function takenInBulk(): boolean {
    if (bulk === null || start !== -1 || array !== 'inside') return false;
    const { to } = bulk.take(position, lines.advance(position));
    if (to === position) return false;
    position = to;
    return true;
  }

  function scan(bytes: Uint8Array): void {
    if (inString) skipString(bytes);
    while (position < bytes.length) {
      const byte = bytes[position] ?? 0;
      if (array === 'after' && !isSpace(byte)) {
        handler.trouble(lines.advance(position), 'trailing-content');
        stopped = true;
        return;
      }
      if (byte === quote) {
        if (start === -1 || depth === 0) endScalarAndBegin();
        lines.advance(position);
        position++;
        inString = true;
        skipString(bytes);
        continue;
      }
      if (byte === openBrace && takenInBulk()) continue;
      if (byte === openBrace || byte === openBracket) open(byte, bytes);
      else if (byte === closeBrace || byte === closeBracket) close(byte);
      else if (depth === 0) betweenElements(byte);
      position++;
    }
  }

  function endScalarAndBegin(): void {
    if (start !== -1) finish(position);
    begin();
  }

  function betweenElements(byte: number): void {
    if (byte === comma || isSpace(byte)) {
      if (start !== -1) finish(position);
    } else if (start === -1) begin();
  }

  return {
    push(chunk) {
      if (stopped) return false;
      const released = start === -1 ? Math.min(position, window.bytes.length) : start;
      const kept = window.bytes.length - released;
      if (kept > largestElement) {
        handler.trouble(startLine, 'record-too-large');
        stopped = true;
        return false;
      }
      window.append(chunk, released);
      bulk?.begin(window.bytes);
      lines.rebase(window.bytes, released, kept);
      position -= released;
      if (start !== -1) start = 0;
      scan(window.bytes);
      lines.advance(window.bytes.length);
      return !stopped;
    },
    end() {
      if (stopped) return;
      // A number at the very end of a document has no delimiter after it.
      if (start !== -1 && depth === 0 && !inString) finish(window.bytes.length);
      if (start !== -1) handler.trouble(startLine, 'truncated-json');
      else if (array === 'inside') handler.trouble(lines.line, 'truncated-json');
    },
  };
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
