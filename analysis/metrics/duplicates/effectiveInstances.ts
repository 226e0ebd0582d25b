import type { RunMetric } from '../runMetric';
import { duplicatesOfRun, duplicateValue } from './runDuplicates';

export const effectiveInstances: RunMetric = {
  id: 'effective_instances',
  name: 'Effective number of distinct instances',
  label: 'Effective instances',
  unit: 'effective number',
  better: 'higher',
  definition:
    'Hill number of order 1 over the clusters of near-duplicates: exp(−Σ p·ln p), p being the share of instances in a cluster. So many clusters of equal size would be as diverse; it equals the number of instances where no two are near-duplicates.',
  source: 'Hill 1973, Ecology 54, 427–432, equation 1 at a = 1',
  needs: 'text',
  topic: 'repetition',
  cost: 'some 50,000 instances a second',
  version: 1,
  async measure(run) {
    const summary = await duplicatesOfRun(run, 'both');
    return duplicateValue(summary, summary.effectiveNumber);
  },
};
