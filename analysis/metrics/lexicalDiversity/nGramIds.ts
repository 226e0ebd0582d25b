/** Numbers for words and n-grams, so that they are counted without strings. */
export interface NGramIds {
  /**
   * For each n from 1 to `longest` the ids of the text's n-grams in their order; equal n-grams of all texts have equal
   * ids, which count from 0 for each n.
   */
  idsOf(words: readonly string[]): Int32Array[];
  /** How many different n-grams were seen; index 0 stands for n = 1. */
  readonly distinct: readonly number[];
}

/**
 * An n-gram is told by the id of its first n − 1 words and its last word: both below 2²⁶, so that the pair is one exact
 * number.
 */
export function createNGramIds(longest: number): NGramIds {
  const words = new Map<string, number>();
  const longer = Array.from({ length: longest - 1 }, () => new Map<number, number>());
  const distinct = Array.from({ length: longest }, () => 0);
  const number = <K>(ids: Map<K, number>, key: K, n: number): number => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, ids.size);
    distinct[n - 1] = ids.size;
    return ids.size - 1;
  };
  return {
    distinct,
    idsOf(text) {
      const unigrams = Int32Array.from(text, (word) => number(words, word, 1));
      const all = [unigrams];
      longer.forEach((ids, index) => {
        const shorter = all[index] ?? unigrams;
        const n = index + 2;
        all.push(
          Int32Array.from({ length: Math.max(0, text.length - n + 1) }, (_, at) =>
            number(ids, (shorter[at] ?? 0) * 2 ** 26 + (unigrams[at + n - 1] ?? 0), n),
          ),
        );
      });
      return all;
    },
  };
}
