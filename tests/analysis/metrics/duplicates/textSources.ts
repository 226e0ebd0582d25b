/** Texts in memory as sources of a search. */
import type { DuplicateSource } from '../../../../analysis/metrics/duplicates/findDuplicates';
import { textRowsOf, type TextBatch } from '../../../../analysis/pool/textBatch';

/** One source a group, in batches of `batchRows`; the texts are the instructions, and responses are empty. */
export function sourceOf(texts: readonly string[], group = 0, batchRows = 7): DuplicateSource {
  return {
    group,
    bytes: texts.reduce((sum, text) => sum + text.length, 0),
    // eslint-disable-next-line @typescript-eslint/require-await -- what a search reads comes when it comes.
    async *read(): AsyncGenerator<TextBatch> {
      for (let start = 0; start < texts.length; start += batchRows) {
        const part = texts.slice(start, start + batchRows);
        yield {
          ordinals: Int32Array.from(part, (_, row) => start + row),
          instructions: textRowsOf(part),
          responses: textRowsOf(part.map(() => '')),
        };
      }
    },
  };
}
