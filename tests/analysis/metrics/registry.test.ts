import { describe, expect, it } from 'vitest';
import { metricDefinition, metricDefinitions } from '../../../analysis/metrics/registry';

describe('metricDefinitions', () => {
  it('are the nine columns of Figure 5, in its order', () => {
    expect(metricDefinitions.map(({ id }) => id)).toEqual([
      'instruction_difficulty_gpt4o',
      'instruction_difficulty_prometheus',
      'response_perplexity',
      'response_quality_gpt4o',
      'response_quality_prometheus',
      'response_quality_skywork_rm',
      'instruction_diversity',
      'response_diversity',
      'problem_solving',
    ]);
  });
  it('have labels and names of their own', () => {
    expect(new Set(metricDefinitions.map(({ label }) => label)).size).toBe(9);
    expect(new Set(metricDefinitions.map(({ name }) => name)).size).toBe(9);
    expect(metricDefinition('response_perplexity')?.unit).toBe('perplexity');
    expect(metricDefinition('nothing')).toBeUndefined();
  });
});
