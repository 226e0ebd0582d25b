import { describe, expect, it } from 'vitest';
import { givenMetricId } from '../../../../analysis/metrics/given/givenMetric';
import {
  compatibilityAdjustedReward,
  instructionFollowingDifficulty,
  reducibleLoss,
} from '../../../../analysis/metrics/given/studentMeasures';
import { metricDefinition } from '../../../../analysis/metrics/registry';

describe('givenMetricId', () => {
  it.each([
    ['reward', 'given_reward'],
    ['metadata.perplexity', 'given_perplexity'],
    ['annotations.helpfulness.Rating', 'given_helpfulness_rating'],
    ['meta.scores.Reward-Score', 'given_reward_score'],
    ['instructReward', 'given_instruct_reward'],
    ['質', 'given_value'],
  ])('of %s', (field, id) => {
    expect(givenMetricId(field)).toBe(id);
    expect(metricDefinition(id)).toMatchObject({ id, needs: 'columns' });
  });
  it('says what is better only where the name does', () => {
    expect(metricDefinition('given_reward')).toMatchObject({ unit: 'reward', better: 'higher' });
    expect(metricDefinition('given_ppl')).toMatchObject({ unit: 'perplexity', better: 'none' });
    expect(metricDefinition('given_difficulty')).toMatchObject({ unit: 'score', better: 'none' });
  });
});

describe('measures for a student', () => {
  it('follow their formulas', () => {
    expect(instructionFollowingDifficulty(6, 8)).toBe(0.75);
    expect(instructionFollowingDifficulty(6, 0)).toBeNull();
    expect(compatibilityAdjustedReward(10, 0.5)).toBe(4);
    expect(compatibilityAdjustedReward(10, 0.5, 2)).toBe(5);
    expect(compatibilityAdjustedReward(-1, 0.5)).toBeNull();
    expect(reducibleLoss(2, 0.5)).toBe(1.5);
  });
});
