import type { RunMetric } from '../runMetric';
import { duplicatesOfRun, duplicateValue } from './runDuplicates';

export const nearDuplicateShare: RunMetric = {
  id: 'near_duplicate_share',
  name: 'Share of near-duplicates',
  label: 'Near-duplicates',
  unit: 'share',
  better: 'lower',
  definition:
    'Share of instances that a removal of near-duplicates would remove: 1 − clusters over instances. Two instances are near-duplicates where the sets of runs of three words of instruction and response have a Jaccard similarity of at least 0.8; a cluster is what such pairs connect. Found exactly.',
  source: 'Broder 1997, On the resemblance and containment of documents; Lee et al. 2022',
  needs: 'text',
  topic: 'repetition',
  cost: 'some 50,000 instances a second',
  version: 1,
  async measure(run) {
    const summary = await duplicatesOfRun(run, 'both');
    return duplicateValue(summary, summary.nearShare);
  },
};
