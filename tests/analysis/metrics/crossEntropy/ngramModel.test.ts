/** The trigram model against NLTK (tests/fixtures/ngram_models.py) and its own laws. */
import { describe, expect, it } from 'vitest';
import { trainNgramModel } from '../../../../analysis/metrics/crossEntropy/ngramModel';
import cases from '../../../fixtures/ngram-models.json';

const words = (text: string): string[] => text.split(' ');

describe('trainNgramModel', () => {
  it.each(cases)('gives the cross-entropies of the reference', ({ training, texts, bits }) => {
    const model = trainNgramModel(training.map(words));
    texts.forEach((text, index) => expect(model.crossEntropy(words(text))).toBeCloseTo(bits[index] ?? NaN, 12));
  });
  it('finds what it was trained on likelier than other words, and nothing impossible', () => {
    const model = trainNgramModel(['one two three', 'one two three'].map(words));
    const known = model.crossEntropy(words('one two three')) ?? NaN;
    const turned = model.crossEntropy(words('three two one')) ?? NaN;
    const other = model.crossEntropy(words('never seen')) ?? NaN;
    expect(known).toBeLessThan(turned);
    expect(other).toBeLessThan(Infinity);
  });
  it('has no value without words', () => {
    expect(trainNgramModel([['a']]).crossEntropy([])).toBeNull();
    expect(trainNgramModel([]).crossEntropy(['a'])).toBeNull();
  });
});
