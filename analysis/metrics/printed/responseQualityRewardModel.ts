import type { MetricDefinition } from '../definition';

export const responseQualityRewardModel: MetricDefinition = {
  id: 'response_quality_skywork_rm',
  name: 'Response quality (reward model)',
  label: 'Quality, reward',
  unit: 'reward',
  better: 'higher',
  definition:
    'Mean over instances of the scalar that Skywork-Reward-Llama-3.1-8B gives instruction and response; unbounded, may be negative.',
  source: 'Kim et al. 2024, Table 8',
  needs: 'printed',
  topic: 'judged',
  cost: 'read from a publication',
};
