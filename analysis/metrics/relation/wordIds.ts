/** Words of two texts as numbers: equal words have equal numbers. */
import type { MeasuredText } from '../measuredInstance';

export interface WordIds {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Every number is less than this. */
  readonly distinct: number;
}

/** Both in the order of their words; numbers are given in the order in which words are met. */
export function wordIdsOf(a: readonly string[], b: readonly string[]): WordIds {
  const ids = new Map<string, number>();
  const number = (word: string): number => {
    const known = ids.get(word);
    if (known !== undefined) return known;
    ids.set(word, ids.size);
    return ids.size - 1;
  };
  const numbered = { a: Int32Array.from(a, number), b: Int32Array.from(b, number) };
  return { ...numbered, distinct: ids.size };
}

const kept = new WeakMap<MeasuredText, { readonly other: MeasuredText; readonly ids: WordIds }>();

/** The same for two texts of an instance, computed once for all metrics that compare them. */
export function sharedWordIds(a: MeasuredText, b: MeasuredText): WordIds {
  const known = kept.get(a);
  if (known?.other === b) return known.ids;
  const ids = wordIdsOf(a.words, b.words);
  kept.set(a, { other: b, ids });
  return ids;
}
