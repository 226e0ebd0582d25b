/** Counts of runs of one to three words, as the trigram model needs them. */

/** Numbers of words: `start` before a text, `end` after it, `unknown` for all words that are not known. */
export const start = 0;
export const end = 1;
export const unknown = 2;

export interface NgramCounts {
  /** Of each word that was met at least twice in training its number; the first three are taken. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Numbers below this. */
  readonly words: number;
  /** How often each word stands in the training text, and all together; `start` is never counted. */
  readonly ones: Float64Array;
  readonly total: number;
  /** Key `a · words + b` → what follows the pair, and how often the pair itself stands there. */
  readonly pairs: ReadonlyMap<number, Pair>;
  /** Key `pair.id · words + c` → how often. */
  readonly triples: ReadonlyMap<number, number>;
  /** What follows each single word. */
  readonly afterWord: readonly Followers[];
}

/** Words that follow a context: how many places there are, and how many different words stand there. */
export interface Followers {
  places: number;
  kinds: number;
}

export interface Pair extends Followers {
  readonly id: number;
  /** How often the second follows the first. */
  count: number;
}

/** The words of a text as numbers, with its end. */
export function numbersOf(words: readonly string[], vocabulary: ReadonlyMap<string, number>): number[] {
  return [...words.map((word) => vocabulary.get(word) ?? unknown), end];
}

/** Counts the texts, each with two starts before it and its end. Words that stand there once are one unknown word. */
export function countNgrams(texts: readonly (readonly string[])[]): NgramCounts {
  const vocabulary = vocabularyOf(texts);
  const words = vocabulary.size + 3;
  const ones = new Float64Array(words);
  const pairs = new Map<number, Pair>();
  const triples = new Map<number, number>();
  const afterWord = Array.from({ length: words }, (): Followers => ({ places: 0, kinds: 0 }));
  const pairOf = (a: number, b: number): Pair => {
    const key = a * words + b;
    const known = pairs.get(key);
    if (known) return known;
    const pair = { id: pairs.size, count: 0, places: 0, kinds: 0 };
    pairs.set(key, pair);
    return pair;
  };
  let total = 0;
  for (const text of texts) {
    let [first, second] = [start, start];
    for (const word of numbersOf(text, vocabulary)) {
      ones[word] = (ones[word] ?? 0) + 1;
      total++;
      const pair = pairOf(second, word);
      const after = afterWord[second];
      if (after) follow(after, pair.count === 0);
      pair.count++;
      const context = pairOf(first, second);
      const key = context.id * words + word;
      const before = triples.get(key) ?? 0;
      follow(context, before === 0);
      triples.set(key, before + 1);
      [first, second] = [second, word];
    }
  }
  return { vocabulary, words, ones, total, pairs, triples, afterWord };
}

function follow(followers: Followers, isNew: boolean): void {
  followers.places++;
  if (isNew) followers.kinds++;
}

function vocabularyOf(texts: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  const often = [...counts].filter(([, count]) => count > 1);
  return new Map(often.map(([word], place) => [word, unknown + 1 + place]));
}
