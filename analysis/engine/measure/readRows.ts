/** A file's instances as strings, for what looks at many files at once. */
import type { MeasuredFile } from '../../store/measures';
import { readInstanceTexts } from '../../store/instanceTexts';
import { stringsOf } from '../../pool/textBatch';
import type { BundledRow } from './bundles';
import type { Measuring } from './measuring';

/** All for which `wanted` holds, in their order. */
export async function readRows(
  { reading, signal }: Measuring,
  file: MeasuredFile,
  wanted: (instruction: string) => boolean = () => true,
): Promise<(BundledRow & { readonly file: MeasuredFile })[]> {
  return reading(async (connection) => {
    const rows: (BundledRow & { readonly file: MeasuredFile })[] = [];
    for await (const { ordinals, instructions, responses } of readInstanceTexts(connection, file.artifact, signal)) {
      const answered = stringsOf(responses);
      stringsOf(instructions).forEach((instruction, row) => {
        if (!wanted(instruction)) return;
        rows.push({ file, ordinal: ordinals[row] ?? 0, instruction, response: answered[row] ?? '' });
      });
    }
    return rows;
  });
}
