import type { RunMetric } from '../runMetric';
import { duplicatesOfRun, duplicateValue } from './runDuplicates';

export const instructionNearDuplicateShare: RunMetric = {
  id: 'instruction_near_duplicate_share',
  name: 'Share of near-duplicate instructions',
  label: 'Near-dup. instructions',
  unit: 'share',
  better: 'lower',
  definition:
    'The share of near-duplicates of instructions alone: 1 − clusters over instructions, by runs of three words and a Jaccard similarity of at least 0.8.',
  source: 'Broder 1997, On the resemblance and containment of documents; Lee et al. 2022',
  needs: 'text',
  topic: 'repetition',
  cost: 'some 100,000 instances a second',
  version: 1,
  async measure(run) {
    const summary = await duplicatesOfRun(run, 'instruction');
    return duplicateValue(summary, summary.nearShare);
  },
};
