/** Texts of chosen instances out of the database. */
import type { Connection } from '../ports';
import { throwIfCancelled } from '../task';
import { textRowsOf, type TextBatch } from '../pool/textBatch';
import { plainRows } from './rows';

/** Instances that one statement names. */
const asked = 256;
/** Instances that one statement asks for where they follow each other and need not be named. */
const askedInARow = 2048;

/** The ordinals of a file's instances, ascending. */
export async function readOrdinals(connection: Connection, artifact: number): Promise<Int32Array<ArrayBuffer>> {
  const found = await connection.query(
    'SELECT ordinal::INTEGER AS ordinal FROM store.instance WHERE artifact = ? ORDER BY ordinal',
    [artifact],
  );
  const values: unknown = found.getChild('ordinal')?.toArray();
  return values instanceof Int32Array ? values.slice() : new Int32Array(0);
}

/** These instances of one file, in parts; the ordinals ascend. Those that the file has not are left out. */
export async function* readSampledTexts(
  connection: Connection,
  artifact: number,
  ordinals: Int32Array<ArrayBuffer>,
  signal?: AbortSignal,
): AsyncGenerator<TextBatch> {
  for (let start = 0; start < ordinals.length;) {
    throwIfCancelled(signal);
    const inARow = ordinals.subarray(start, start + askedInARow);
    const isInARow = (inARow.at(-1) ?? 0) - (inARow[0] ?? 0) === inARow.length - 1;
    const chosen = isInARow ? inARow : inARow.subarray(0, asked);
    start += chosen.length;
    const named = isInARow ? '' : ` AND ordinal IN (${chosen.join(', ')})`;
    // The span lets the database pass over what lies outside of it unread; see `instances.ts`.
    const found = await connection.query(
      `SELECT ordinal::INTEGER AS ordinal, instruction, response FROM store.instance
       WHERE artifact = ? AND ordinal BETWEEN ? AND ?${named} ORDER BY ordinal`,
      [artifact, chosen[0] ?? 0, chosen.at(-1) ?? 0],
    );
    const rows = plainRows(found) as { ordinal: number; instruction: string; response: string }[];
    yield {
      ordinals: Int32Array.from(rows, ({ ordinal }) => ordinal),
      instructions: textRowsOf(rows.map(({ instruction }) => instruction)),
      responses: textRowsOf(rows.map(({ response }) => response)),
    };
  }
}
