/** Texts of a file's instances out of the database, in parts of bounded size. */
import type { Int32, Table, Utf8, Vector } from 'apache-arrow';
import type { Connection } from '../ports';
import { throwIfCancelled } from '../task';
import type { TextBatch, TextRows } from '../pool/textBatch';

/** At most so much a part, so that neither a million short texts nor some of a hundred kilobytes take much memory. */
const batchRows = 4096;
const batchCharacters = 4 * 1024 * 1024;

/** All instances of one file of the store, in order. */
export async function* readInstanceTexts(
  connection: Connection,
  artifact: number,
  signal?: AbortSignal,
): AsyncGenerator<TextBatch> {
  for (const span of await planTexts(connection, artifact)) {
    throwIfCancelled(signal);
    yield await readTexts(connection, artifact, span);
  }
}

/** A span of ordinals, the last included. */
export type OrdinalSpan = readonly [first: number, last: number];

/** The instances of a span. */
export async function readTexts(
  connection: Connection,
  artifact: number,
  [first, last]: OrdinalSpan,
): Promise<TextBatch> {
  const found = (await connection.query(
    `SELECT ordinal::INTEGER AS ordinal, instruction, response FROM store.instance
     WHERE artifact = ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal`,
    [artifact, first, last],
  )) as Table<{ ordinal: Int32; instruction: Utf8; response: Utf8 }>;
  return {
    ordinals: wholeNumbersOf(found.getChild('ordinal')),
    instructions: textRowsOf(found.getChild('instruction')),
    responses: textRowsOf(found.getChild('response')),
  };
}

/** The spans in which a file's instances are read: each of bounded size, together all of them. */
export async function planTexts(connection: Connection, artifact: number): Promise<OrdinalSpan[]> {
  const found = (await connection.query(
    `SELECT ordinal::INTEGER AS ordinal, (instruction_characters + response_characters)::INTEGER AS characters
     FROM store.instance WHERE artifact = ? ORDER BY ordinal`,
    [artifact],
  )) as Table<{ ordinal: Int32; characters: Int32 }>;
  const ordinals = wholeNumbersOf(found.getChild('ordinal'));
  const characters = wholeNumbersOf(found.getChild('characters'));
  const spans: [number, number][] = [];
  let [rows, size] = [0, 0];
  ordinals.forEach((ordinal, row) => {
    const span = spans.at(-1);
    const more = characters[row] ?? 0;
    if (span && rows < batchRows && size + more <= batchCharacters) {
      span[1] = ordinal;
      rows++;
      size += more;
    } else {
      spans.push([ordinal, ordinal]);
      [rows, size] = [1, more];
    }
  });
  return spans;
}

function wholeNumbersOf(vector: Vector<Int32> | null): Int32Array<ArrayBuffer> {
  return Int32Array.from(vector?.toArray() ?? []);
}

/** The chunks of a text column, put together: their buffers belong to the database's answer. */
function textRowsOf(vector: Vector<Utf8> | null): TextRows {
  const chunks = (vector?.data ?? []).map(({ values, valueOffsets, length }) => ({
    values,
    offsets: valueOffsets.subarray(0, length + 1),
  }));
  const sizeOf = (offsets: Int32Array) => (offsets.at(-1) ?? 0) - (offsets[0] ?? 0);
  const bytes = new Uint8Array(chunks.reduce((sum, { offsets }) => sum + sizeOf(offsets), 0));
  const offsets = new Int32Array((vector?.length ?? 0) + 1);
  let [row, end] = [0, 0];
  for (const chunk of chunks) {
    const start = chunk.offsets[0] ?? 0;
    bytes.set(chunk.values.subarray(start, start + sizeOf(chunk.offsets)), end);
    for (let index = 1; index < chunk.offsets.length; index++)
      offsets[++row] = end + (chunk.offsets[index] ?? 0) - start;
    end += sizeOf(chunk.offsets);
  }
  return { bytes, offsets };
}
