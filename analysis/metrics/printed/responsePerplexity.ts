import type { MetricDefinition } from '../definition';

export const responsePerplexity: MetricDefinition = {
  id: 'response_perplexity',
  name: 'Response perplexity',
  label: 'Perplexity',
  unit: 'perplexity',
  better: 'none',
  definition:
    "exp of the mean negative log-likelihood that the base model gives the response's tokens after the instruction, per instance, then the mean over instances.",
  source: 'Kim et al. 2024, Table 8',
  needs: 'printed',
  topic: 'judged',
  cost: 'read from a publication',
};
