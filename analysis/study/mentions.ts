/** Finding the study's vocabulary inside a longer name, such as a folder's or a student's. */
import { normaliseWord } from './names';

export interface Term<T> {
  readonly spelling: string;
  readonly means: T;
}

export interface Mention<T> {
  /** Everything that this spelling means. */
  readonly means: readonly T[];
  /** Words [from, to). */
  readonly from: number;
  readonly to: number;
}

/** The runs of letters and digits of a name, in lower case. */
export function wordsOf(name: string): string[] {
  return name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The terms a sequence of words mentions, from left to right, the longest first where several begin at one word, none
 * overlapping: `gpt-4o-mini` is not also a mention of `gpt-4o`. A term is mentioned only by whole words, however they
 * are joined (`gpt4o`, `gpt_4o`).
 */
export function mentionsIn<T>(words: readonly string[], terms: readonly Term<T>[]): Mention<T>[] {
  const meanings = new Map<string, T[]>();
  for (const { spelling, means } of terms) {
    const key = normaliseWord(spelling);
    if (key !== '') meanings.set(key, [...(meanings.get(key) ?? []), means]);
  }
  const longest = Math.max(0, ...[...meanings.keys()].map((key) => key.length));
  const found: Mention<T>[] = [];
  for (let from = 0; from < words.length;) {
    let best: Mention<T> | null = null;
    let joined = '';
    for (let to = from + 1; to <= words.length && joined.length < longest; to += 1) {
      joined += words[to - 1] ?? '';
      const means = meanings.get(joined);
      if (means) best = { means, from, to };
    }
    if (best) found.push(best);
    from = best?.to ?? from + 1;
  }
  return found;
}
