import type { MetricDefinition } from '../definition';

export const responseDiversity: MetricDefinition = {
  id: 'response_diversity',
  name: 'Response diversity',
  label: 'Response diversity',
  unit: 'cosine distance',
  better: 'none',
  definition: 'Mean cosine distance over pairs of responses, embedded by dunzhang/stella_en_400M_v5.',
  source: 'Kim et al. 2024, Table 8',
  needs: 'printed',
  topic: 'vectors',
  cost: 'read from a publication',
};
