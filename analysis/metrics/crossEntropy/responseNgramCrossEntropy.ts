import type { MetricDefinition } from '../definition';

export const responseNgramCrossEntropy: MetricDefinition & { readonly version: number } = {
  id: 'response_ngram_cross_entropy',
  name: 'Cross-entropy of the response under a trigram model of the seeds',
  label: 'Trigram cross-entropy',
  unit: 'bits per token',
  better: 'none',
  definition:
    "Mean of −log₂ of each word's and the end's probability after the two words before, under a trigram model trained on the " +
    "responses of the seed data of the run's domain (files that belong to no run, and name “seed” and the domain; at most " +
    'three million words). Words that the seeds hold once or never are one unknown word. No perplexity of a language model: ' +
    'it tells how far responses are from the wording of the seeds.',
  source: 'Chen and Goodman 1999, section 2.4 (interpolated Witten–Bell smoothing)',
  needs: 'seeds',
  topic: 'relation',
  cost: 'some 3,000 instances a second',
  version: 1,
};
