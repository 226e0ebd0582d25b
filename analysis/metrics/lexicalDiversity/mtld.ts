import type { RunMetric, RunValue } from '../runMetric';
import { ofBothTexts } from './ofBothTexts';
import { describeSample, sampleWords } from './wordBudget';

/** The ratio of types to tokens at which a factor ends: McCarthy & Jarvis 2010, p. 385. */
const factorEnd = 0.72;
/** From so many words on the measure hardly depends on how many there are: McCarthy & Jarvis 2010, p. 386. */
const fewestWords = 100;

/**
 * Measure of textual lexical diversity: the mean length of stretches of words in which the ratio of types to tokens stays
 * above 0.72, the mean of reading forwards and backwards; the rest counts as the part of a factor that it is (McCarthy &
 * Jarvis 2010, MTLD, vocd-D, and HD-D). Null where no word comes again.
 */
export function mtld(words: readonly string[]): number | null {
  const forwards = factors(words);
  const backwards = factors([...words].reverse());
  return forwards === 0 || backwards === 0 ? null : (words.length / forwards + words.length / backwards) / 2;
}

function factors(words: readonly string[]): number {
  let count = 0;
  let tokens = 0;
  const types = new Set<string>();
  for (const word of words) {
    tokens++;
    types.add(word);
    if (types.size / tokens > factorEnd) continue;
    count++;
    tokens = 0;
    types.clear();
  }
  return tokens === 0 ? count : count + (1 - types.size / tokens) / (1 - factorEnd);
}

function measure(texts: readonly string[]): Promise<RunValue> {
  const sample = sampleWords(texts);
  const enough = sample.words >= fewestWords;
  const how = enough
    ? `${describeSample(sample)}, one after another, read forwards and backwards`
    : `The run has ${sample.words} words; the measure wants at least ${fewestWords}.`;
  const value = enough ? mtld(sample.texts.flat()) : null;
  return Promise.resolve({ value, lo: null, hi: null, n: sample.texts.length, how });
}

export const mtldMetrics: readonly RunMetric[] = ofBothTexts({
  id: 'mtld',
  name: 'MTLD',
  label: 'MTLD',
  unit: 'words',
  better: 'none',
  definition:
    'Mean length of stretches of words of {text} whose ratio of types to tokens stays above 0.72, in a sample of at most 50,000 words.',
  source: 'McCarthy & Jarvis 2010, MTLD, vocd-D, and HD-D',
  cost: 'some 50 ms a run',
  version: 1,
  measure,
});
