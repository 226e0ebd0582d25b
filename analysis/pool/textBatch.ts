/** Texts by columns, as they cross to workers: bytes, and no string a row. */

/** Text of n rows. */
export interface TextRows {
  /** UTF-8 of all rows, one after another. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** n + 1 places in `bytes`: row i lies from `offsets[i]` to `offsets[i + 1]`. */
  readonly offsets: Int32Array<ArrayBuffer>;
}

/** Some instances of one file. */
export interface TextBatch {
  /** Positions in the file; ascending. */
  readonly ordinals: Int32Array<ArrayBuffer>;
  readonly instructions: TextRows;
  readonly responses: TextRows;
}

/** The buffers of a batch, to hand it over. */
export function buffersOfBatch({ ordinals, instructions, responses }: TextBatch): ArrayBuffer[] {
  return [ordinals, instructions.bytes, instructions.offsets, responses.bytes, responses.offsets].map(
    ({ buffer }) => buffer,
  );
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The rows as strings. */
export function stringsOf({ bytes, offsets }: TextRows): string[] {
  return Array.from({ length: offsets.length - 1 }, (_, row) =>
    decoder.decode(bytes.subarray(offsets[row], offsets[row + 1])),
  );
}

const encoder = new TextEncoder();

/** Strings as rows; lone surrogates become U+FFFD. */
export function textRowsOf(texts: readonly string[]): TextRows {
  const encoded = texts.map((text) => encoder.encode(text));
  const offsets = new Int32Array(texts.length + 1);
  encoded.forEach((bytes, row) => (offsets[row + 1] = (offsets[row] ?? 0) + bytes.length));
  const bytes = new Uint8Array(offsets.at(-1) ?? 0);
  encoded.forEach((part, row) => bytes.set(part, offsets[row]));
  return { bytes, offsets };
}

/** Rows from `start` to `end`, exclusive, with bytes of their own. */
export function rowsBetween({ bytes, offsets }: TextRows, start: number, end: number): TextRows {
  const first = offsets[start] ?? 0;
  return {
    bytes: bytes.slice(first, offsets[end]),
    offsets: offsets.slice(start, end + 1).map((offset) => offset - first),
  };
}
