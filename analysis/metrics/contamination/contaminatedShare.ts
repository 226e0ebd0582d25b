import type { RunMetric } from '../runMetric';

export const contaminatedShare: RunMetric = {
  id: 'contaminated_share',
  name: 'Share of contaminated instances',
  label: 'Contaminated',
  unit: 'share',
  better: 'lower',
  definition:
    'Share of instances whose instruction or response has a run of 13 words of a test item, or all words of a shorter item in a row; runs that are in more than ten items are a template’s and do not count.',
  source: 'Brown et al. 2020, Language Models are Few-Shot Learners, appendix C',
  needs: 'test-sets',
  topic: 'repetition',
  cost: 'some 100 MB of text a second',
  version: 1,
  measure: ({ instructions }) => ({
    value: null,
    lo: null,
    hi: null,
    n: instructions.length,
    how: 'needs test sets: agora contamination PATH --against FILE',
  }),
};
