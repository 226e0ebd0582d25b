const newline = 0x0a;

/** Knows the line of a position without reading every byte in JavaScript: it asks for the next newline only when passed. */
export interface LineCounter {
  /** 1-based line of the position last asked for. */
  readonly line: number;
  /** Where that line starts; negative where its start is no longer kept. */
  readonly lineStart: number;
  /** Position of the first newline at or after the position last asked for; −1 where the bytes hold none. */
  readonly nextNewline: number;
  /** Moves to `position`, which must not be before the position last asked for. Returns its line. */
  advance(position: number): number;
  /** Goes on with other bytes: `released` bytes are gone at the start, and the first `counted` are counted already. */
  rebase(bytes: Uint8Array, released: number, counted: number): void;
}

/** A counter at line 1, position 0, of no bytes. */
export function createLineCounter(): LineCounter {
  let bytes: Uint8Array = new Uint8Array(0);
  let line = 1;
  let lineStart = 0;
  let next = -1;
  return {
    get line() {
      return line;
    },
    get lineStart() {
      return lineStart;
    },
    get nextNewline() {
      return next;
    },
    advance(position) {
      while (next !== -1 && next < position) {
        line++;
        lineStart = next + 1;
        next = bytes.indexOf(newline, lineStart);
      }
      return line;
    },
    rebase(current, released, counted) {
      bytes = current;
      lineStart -= released;
      next = bytes.indexOf(newline, counted);
    },
  };
}
