/** Where a text and an item have the same words, looked up in the words themselves. */
import type { RowMatch } from './contaminationWork';
import type { ItemMatch } from './matchedItems';
import type { WordSpans } from './wordSpans';

type Evidence = Pick<RowMatch, 'coverage' | 'longestRun' | 'inText' | 'inItem'>;

/** `runs`: how many runs of the item count. Null where the words differ though their hashes were the same. */
export function evidenceOf(match: ItemMatch, text: WordSpans, item: WordSpans, runs: number): Evidence | null {
  const isSame = (a: number, b: number): boolean => {
    const word = text.words[a];
    return word !== undefined && word === item.words[b];
  };
  let [longest, inText, inItem] = [0, 0, 0];
  const found = new Set<number>();
  /** For each diagonal the place in the text up to which its words are known to be the same. */
  const known = new Map<number, number>();
  for (const run of match.runs) {
    const diagonal = run.inText - run.inItem;
    if ((known.get(diagonal) ?? 0) < run.inText + match.words) {
      let [start, end] = [run.inText, run.inText];
      while (isSame(end, end - diagonal)) end++;
      if (end - start < match.words) continue;
      while (isSame(start - 1, start - 1 - diagonal)) start--;
      known.set(diagonal, end);
      if (end - start > longest) [longest, inText, inItem] = [end - start, start, start - diagonal];
    }
    found.add(run.inItem);
  }
  if (longest === 0) return null;
  const span = ({ starts, ends }: WordSpans, first: number): [number, number] => [
    starts[first] ?? 0,
    ends[first + longest - 1] ?? 0,
  ];
  return {
    coverage: Math.min(1, found.size / Math.max(1, runs)),
    longestRun: longest,
    inText: span(text, inText),
    inItem: span(item, inItem),
  };
}
