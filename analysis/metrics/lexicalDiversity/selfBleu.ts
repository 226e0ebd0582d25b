import type { RunMetric } from '../runMetric';
import { createNGramIds } from './nGramIds';
import { ofBothTexts } from './ofBothTexts';
import { valueAtBudget, wordBudget } from './wordBudget';

const longest = 4;
/** What a precision of no matches counts instead of 0: Chen & Cherry 2014, smoothing 1, as NLTK has it. */
const epsilon = 0.1;

/**
 * The mean over texts of the BLEU-4 of each against all others (Zhu et al. 2018, Texygen, section 2.2), uniform weights,
 * smoothing 1 of Chen & Cherry 2014: what NLTK's `sentence_bleu` gives with `SmoothingFunction().method1`. Exact in time
 * that grows with the number of n-grams: the most that any other text has of an n-gram is the largest count of all
 * texts, or the second largest for the text that has the largest. Null for fewer than two texts; none may be empty.
 */
export function selfBleu(texts: readonly (readonly string[])[]): number | null {
  if (texts.length < 2) return null;
  const ids = createNGramIds(longest);
  const counts = texts.map((words) => ids.idsOf(words).map(countIds));
  const largest = ids.distinct.map((distinct) => createTwoLargest(distinct));
  for (const text of counts)
    text.forEach((grams, index) => grams.forEach((count, id) => largest[index]?.add(id, count)));

  const lengths = createClosestLength(texts.map(({ length }) => length));
  let sum = 0;
  counts.forEach((text, row) => {
    const own = texts[row]?.length ?? 0;
    const logs = text.map((grams, index) => {
      let [matches, total] = [0, 0];
      grams.forEach((count, id) => {
        matches += Math.min(count, largest[index]?.ofOthers(id, count) ?? 0);
        total += count;
      });
      return { matches, log: Math.log((matches === 0 ? epsilon : matches) / Math.max(1, total)) };
    });
    if (logs[0]?.matches === 0) return;
    const reference = lengths.ofOthers(own);
    const brevity = own > reference ? 1 : Math.exp(1 - reference / own);
    sum += brevity * Math.exp(logs.reduce((total, { log }) => total + log, 0) / longest);
  });
  return sum / texts.length;
}

function countIds(ids: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** The two largest counts of each id; a count that two texts have stands twice. */
function createTwoLargest(size: number) {
  const first = new Int32Array(size);
  const second = new Int32Array(size);
  return {
    add(id: number, count: number): void {
      const top = first[id] ?? 0;
      if (count > top) {
        second[id] = top;
        first[id] = count;
      } else if (count > (second[id] ?? 0)) second[id] = count;
    },
    /** The largest among all texts but one that has `count`. */
    ofOthers: (id: number, count: number): number => (count === first[id] ? second[id] : first[id]) ?? 0,
  };
}

/** Of the lengths of all texts but one, the closest to its own; of two equally close ones the shorter (as NLTK). */
function createClosestLength(all: readonly number[]) {
  const sorted = Int32Array.from(all).sort();
  return {
    ofOthers(own: number): number {
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sorted[middle] ?? 0) < own) low = middle + 1;
        else high = middle;
      }
      // `low` is the text itself, or one as long.
      if (sorted[low + 1] === own) return own;
      const [below = -Infinity, above = Infinity] = [sorted[low - 1], sorted[low + 1]];
      return own - below <= above - own ? below : above;
    },
  };
}

export const selfBleuMetrics: readonly RunMetric[] = ofBothTexts({
  id: 'self_bleu',
  name: 'Self-BLEU',
  label: 'self-BLEU',
  unit: 'score',
  better: 'none',
  definition:
    'Mean BLEU-4 of each of {text} against all others in a sample of 50,000 words, from 0 to 1; higher is less diverse.',
  source: 'Zhu et al. 2018, Texygen; smoothing 1 of Chen & Cherry 2014',
  cost: 'some 200 ms a run',
  version: 1,
  measure: (texts) =>
    valueAtBudget(texts, wordBudget, (sample) => selfBleu(sample.texts), 'BLEU-4 with smoothing 1 (ε = 0.1)'),
});
