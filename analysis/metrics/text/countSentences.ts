/** Sentences of a text by Unicode Standard Annex 29, in time that grows with the text's length alone. */

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** Rule SB4: a sentence ends at every one of these, whatever stands around it. */
const paragraphEnd = /[\r\n\u0085\u2028\u2029]+/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
/** The segmenter takes time by the square of its text (a megabyte: a minute), and is given no more than this at once. */
const windowLength = 10_000;

/** Sentences with at least one letter or digit. */
export function countSentences(text: string): number {
  let count = 0;
  for (const line of text.split(paragraphEnd))
    count += line.length <= windowLength ? countAtOnce(line) : countLong(line);
  return count;
}

function countAtOnce(line: string): number {
  let count = 0;
  for (const { segment } of segmenter.segment(line)) if (letterOrDigit.test(segment)) count++;
  return count;
}

/** The last sentence of a window may go on behind it: the next window begins where that sentence does. */
function countLong(line: string): number {
  let count = 0;
  let start = 0;
  /** A sentence longer than a window was counted, and its rest is not counted again. */
  let rest = false;
  while (start < line.length) {
    const end = Math.min(start + windowLength, line.length);
    const found = Array.from(segmenter.segment(line.slice(start, end)), ({ segment }) => segment);
    const last = found.at(-1) ?? '';
    const isWhole = end === line.length;
    const counted = isWhole || found.length === 1 ? found : found.slice(0, -1);
    for (const [place, segment] of counted.entries())
      if (letterOrDigit.test(segment) && !(rest && place === 0)) count++;
    rest = !isWhole && found.length === 1;
    start = isWhole || found.length === 1 ? end : end - last.length;
  }
  return count;
}
