import type { InstanceMetric } from '../instanceMetric';

export const responseWords: InstanceMetric = {
  id: 'response_words',
  name: 'Words of the response',
  label: 'Response words',
  unit: 'words',
  better: 'none',
  definition: 'Runs of letters, marks, digits and underscores in the response, per instance.',
  source: 'Unicode Standard Annex 44, general categories L, M and N',
  needs: 'text',
  cost: 'some 50,000 instances a second',
  version: 1,
  measure: ({ response }) => response.words.length,
};
