import type { TextBatch, TextRows } from '../../pool/textBatch';
import type { ComparedPart } from './duplicateOptions';

/** The texts of a batch that are compared; of `both`, a line end stands between instruction and response. */
export function comparedRows({ instructions, responses }: TextBatch, of: ComparedPart): TextRows {
  if (of === 'instruction') return instructions;
  if (of === 'response') return responses;
  const rows = instructions.offsets.length - 1;
  const bytes = new Uint8Array(instructions.bytes.length + responses.bytes.length + rows);
  const offsets = new Int32Array(rows + 1);
  let end = 0;
  const append = (part: TextRows, row: number): void => {
    const text = part.bytes.subarray(part.offsets[row], part.offsets[row + 1]);
    bytes.set(text, end);
    end += text.length;
  };
  for (let row = 0; row < rows; row++) {
    append(instructions, row);
    bytes[end++] = 0x0a;
    append(responses, row);
    offsets[row + 1] = end;
  }
  return { bytes, offsets };
}
