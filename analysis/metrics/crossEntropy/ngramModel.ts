/** A trigram model of words with interpolated Witten–Bell smoothing (Chen and Goodman 1999, section 2.4). */
import { countNgrams, numbersOf, start, unknown, type Followers, type NgramCounts } from './ngramCounts';

export interface NgramModel {
  /** Words and ends of texts that it was trained on. */
  readonly trainedOn: number;
  /**
   * Mean of −log₂ P(word | two words before) over the words of a text and its end, in bits. Null for a text without
   * words, or a model that was trained on nothing.
   */
  crossEntropy(words: readonly string[]): number | null;
}

/**
 * Trained on these texts. Words that they hold once, and words that they do not hold, are one unknown word; where none
 * stands there once, the unknown word counts as seen once, so that no text is impossible.
 */
export function trainNgramModel(texts: readonly (readonly string[])[]): NgramModel {
  const counts = countNgrams(texts);
  return {
    trainedOn: counts.total,
    crossEntropy(words) {
      if (words.length === 0 || counts.total === 0) return null;
      const numbers = numbersOf(words, counts.vocabulary);
      let bits = 0;
      let [first, second] = [start, start];
      for (const word of numbers) {
        bits -= Math.log2(probability(counts, first, second, word));
        [first, second] = [second, word];
      }
      return bits / numbers.length;
    },
  };
}

/** P(word | first second): of each order what was counted, and for its unseen followers the order below. */
function probability(counts: NgramCounts, first: number, second: number, word: number): number {
  const { words, pairs, triples, afterWord } = counts;
  const context = pairs.get(first * words + second);
  const byOne = interpolated(pairs.get(second * words + word)?.count ?? 0, afterWord[second], unigram(counts, word));
  return interpolated(context ? (triples.get(context.id * words + word) ?? 0) : 0, context, byOne);
}

/** (c + T·p) / (N + T) of a context with N places and T kinds of followers; p where the context was never met. */
function interpolated(count: number, context: Followers | undefined, lower: number): number {
  if (context === undefined || context.places === 0) return lower;
  return (count + context.kinds * lower) / (context.places + context.kinds);
}

function unigram({ ones, total }: NgramCounts, word: number): number {
  const unknowns = ones[unknown] ?? 0;
  if (unknowns > 0) return (ones[word] ?? 0) / total;
  return (word === unknown ? 1 : (ones[word] ?? 0)) / (total + 1);
}
