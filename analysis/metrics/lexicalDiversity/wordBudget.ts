/**
 * Equal amounts of words of every run: measures of lexical diversity depend on how much text they see, so that runs of
 * different length compare only on samples of one length (Shaib et al. 2024, Standardizing the Measurement of Text
 * Diversity, section 3; Li et al. 2016 count over a fixed number of words for the same reason).
 */
import { shuffled } from '../../statistics/draws';
import { randomGenerator } from '../../statistics/random';
import type { RunValue } from '../runMetric';
import { wordsOf } from '../words';

/** Words that a sample has. */
export const wordBudget = 50_000;
const seed = 1;

export interface WordSample {
  /** The words of each drawn text in the order of drawing; the last is cut where the budget is full. None is empty. */
  readonly texts: readonly (readonly string[])[];
  /** The same texts as they are, the last one whole. */
  readonly raw: readonly string[];
  /** All words of `texts`: the budget, or fewer where the run has no more. */
  readonly words: number;
}

/** Texts of a run in an order drawn by a fixed seed, until their words are the budget. Texts without words are passed over. */
export function sampleWords(texts: readonly string[], budget = wordBudget): WordSample {
  const order = shuffled([...texts.keys()], randomGenerator(seed));
  const sample = { texts: [] as (readonly string[])[], raw: [] as string[], words: 0 };
  for (const index of order) {
    const text = texts[index] ?? '';
    const words = wordsOf(text).slice(0, budget - sample.words);
    if (words.length === 0) continue;
    sample.texts.push(words);
    sample.raw.push(text);
    sample.words += words.length;
    if (sample.words === budget) break;
  }
  return sample;
}

/**
 * The value of a sample as that of a run: null where the run has fewer words than the budget, since a value from less
 * text is another quantity.
 */
export async function valueAtBudget(
  texts: readonly string[],
  budget: number,
  measure: (sample: WordSample) => number | null | Promise<number | null>,
  detail = '',
): Promise<RunValue> {
  const sample = sampleWords(texts, budget);
  const none = { lo: null, hi: null, n: sample.texts.length };
  if (sample.words < budget) {
    const how = `The run has ${inWords(sample.words)} words; the measure is of ${inWords(budget)}, and depends on how many.`;
    return { value: null, ...none, how };
  }
  return {
    value: await measure(sample),
    ...none,
    how: `${describeSample(sample)}${detail === '' ? '' : `; ${detail}`}`,
  };
}

export function describeSample({ texts, words }: WordSample): string {
  return `${inWords(words)} words of ${inWords(texts.length)} instances drawn by seed ${seed}`;
}

function inWords(count: number): string {
  return count.toLocaleString('en-US');
}
