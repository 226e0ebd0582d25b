import type { RunMetric } from '../runMetric';
import { createNGramIds } from './nGramIds';
import { ofBothTexts } from './ofBothTexts';
import { valueAtBudget, wordBudget } from './wordBudget';

/**
 * Different n-grams over all n-grams of the texts, none across the border of two texts (Li et al. 2016, A
 * Diversity-Promoting Objective Function for Neural Conversation Models, section 5). Null where there is no n-gram.
 */
export function distinctShare(texts: readonly (readonly string[])[], n: number): number | null {
  const ids = createNGramIds(n);
  let total = 0;
  for (const words of texts) total += ids.idsOf(words)[n - 1]?.length ?? 0;
  return total === 0 ? null : (ids.distinct[n - 1] ?? 0) / total;
}

/** distinct-1, distinct-2 and distinct-3. */
export const distinctN: readonly RunMetric[] = [1, 2, 3].flatMap((n) =>
  ofBothTexts({
    id: `distinct_${n}`,
    name: `Distinct-${n}`,
    label: `distinct-${n}`,
    unit: 'share',
    better: 'none',
    definition: `Different ${n}-grams of words over all ${n}-grams in {text}, in a sample of 50,000 words.`,
    source: 'Li et al. 2016, A Diversity-Promoting Objective Function for Neural Conversation Models',
    cost: 'some 100 ms a run',
    version: 1,
    measure: (texts) => valueAtBudget(texts, wordBudget, (sample) => distinctShare(sample.texts, n)),
  }),
);
