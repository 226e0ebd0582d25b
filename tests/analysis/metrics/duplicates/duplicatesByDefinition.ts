/** The definition of duplicates, text by text with every other, for tests to compare with. */
import { wordsOf } from '../../../../analysis/metrics/words';

/** The runs of n words of a text, each once. */
export function runsOf(text: string, n: number): Set<string> {
  const words = wordsOf(text);
  if (words.length === 0) return new Set();
  const count = Math.max(1, words.length - n + 1);
  return new Set(Array.from({ length: count }, (_, first) => words.slice(first, first + n).join(' ')));
}

/** Pairs `a,b` with a < b of texts whose runs have a Jaccard similarity of at least the threshold, with it. */
export function nearPairs(
  texts: readonly string[],
  n: number,
  threshold: number,
  mayPair: (a: number, b: number) => boolean = () => true,
): Map<string, number> {
  const runs = texts.map((text) => runsOf(text, n));
  const found = new Map<string, number>();
  runs.forEach((two, b) => {
    runs.slice(0, b).forEach((one, a) => {
      if (one.size === 0 || two.size === 0 || !mayPair(a, b)) return;
      // Sets of too different sizes cannot overlap enough; without this the real texts take minutes.
      if (Math.min(one.size, two.size) / Math.max(one.size, two.size) < threshold) return;
      let overlap = 0;
      for (const run of one) if (two.has(run)) overlap++;
      const similarity = overlap / (one.size + two.size - overlap);
      if (similarity >= threshold) found.set(`${a},${b}`, similarity);
    });
  });
  return found;
}

/** The smallest number of each text's connected component; −1 for a text without words. */
export function componentsOf(texts: readonly string[], pairs: Iterable<string>): number[] {
  const component = texts.map((text, index) => (wordsOf(text).length === 0 ? -1 : index));
  const edges = Array.from(pairs, (pair) => pair.split(',').map(Number));
  for (let changed = true; changed;) {
    changed = false;
    for (const [a = 0, b = 0] of edges) {
      const least = Math.min(component[a]!, component[b]!);
      if (component[a] !== least || component[b] !== least) {
        component[a] = component[b] = least;
        changed = true;
      }
    }
  }
  return component;
}
