import type { RunMetric } from '../runMetric';
import { duplicatesOfRun, duplicateValue } from './runDuplicates';

export const exactDuplicateShare: RunMetric = {
  id: 'exact_duplicate_share',
  name: 'Share of exact duplicates',
  label: 'Exact duplicates',
  unit: 'share',
  better: 'lower',
  definition:
    'Share of instances that a removal of exact duplicates would remove: 1 − different instances over instances. Two are the same where the words of instruction and response are, in their order; case, punctuation and space are ignored.',
  source: 'Lee et al. 2022, Deduplicating Training Data Makes Language Models Better',
  needs: 'text',
  topic: 'repetition',
  cost: 'some 50,000 instances a second',
  version: 1,
  async measure(run) {
    const summary = await duplicatesOfRun(run, 'both');
    return duplicateValue(summary, summary.exactShare);
  },
};
