/** Words with their places in the text, to show them there. */
import { wordsOf } from '../words';

export interface WordSpans {
  /** As `wordsOf` has them. */
  readonly words: readonly string[];
  /** For each word the first and the end of its UTF-16 units; of what NFKC rewrites, all between two spaces. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const spaced = /[^\0-\x20]+/g;
const rawWord = /[\p{L}\p{M}\p{N}_]+/gu;

export function wordSpans(text: string): WordSpans {
  const [words, starts, ends]: [string[], number[], number[]] = [[], [], []];
  for (const { 0: part, index } of text.matchAll(spaced)) {
    const found = wordsOf(part);
    const raw = [...part.matchAll(rawWord)];
    const isAsWritten =
      raw.length === found.length &&
      raw.every((match, word) => match[0].normalize('NFKC').toLowerCase() === found[word]);
    found.forEach((word, order) => {
      const match = isAsWritten ? raw[order] : undefined;
      words.push(word);
      starts.push(index + (match?.index ?? 0));
      ends.push(index + (match ? match.index + match[0].length : part.length));
    });
  }
  return { words, starts, ends };
}
