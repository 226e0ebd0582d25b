/** What one text has of the items, found by hashes of words. */
import type { Lookup, TestItems } from './testItems';

/** A run of an item and where the text has it: places of its first word. */
export interface Diagonal {
  readonly inText: number;
  readonly inItem: number;
}

export interface ItemMatch {
  readonly item: number;
  /** Words that each of `runs` is long. */
  readonly words: number;
  readonly runs: readonly Diagonal[];
}

/** A run of the table, and the place of its first word in the text. */
export interface Hit {
  readonly place: number;
  readonly run: number;
}

/** By items: where the text has runs of n words of theirs. */
export function longMatches({ starts, items, places }: Lookup, hits: readonly Hit[], n: number): ItemMatch[] {
  const found = new Map<number, Diagonal[]>();
  for (const { place, run } of hits)
    for (let at = starts[run] ?? 0; at < (starts[run + 1] ?? 0); at++) {
      const item = items[at] ?? 0;
      const runs = found.get(item) ?? [];
      runs.push({ inText: place, inItem: places[at] ?? 0 });
      found.set(item, runs);
    }
  return Array.from(found, ([item, runs]) => ({ item, words: n, runs }));
}

/** Short items of which the text has all words in a row; `words` are hashes of those of the text. */
export function shortMatches(
  { starts, items, places }: Lookup,
  hits: readonly Hit[],
  known: TestItems,
  words: BigUint64Array,
): ItemMatch[] {
  const found = new Map<number, ItemMatch>();
  for (const { place, run } of hits)
    for (let at = starts[run] ?? 0; at < (starts[run + 1] ?? 0); at++) {
      const item = items[at] ?? 0;
      const wanted = known.words[item];
      const first = place - (places[at] ?? 0);
      if (found.has(item) || !wanted || first < 0 || !wanted.every((word, index) => words[first + index] === word))
        continue;
      found.set(item, { item, words: wanted.length, runs: [{ inText: first, inItem: 0 }] });
    }
  return [...found.values()];
}
