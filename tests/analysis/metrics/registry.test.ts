import { describe, expect, it } from 'vitest';
import { metricLabel } from '../../../analysis/metrics/metricLabel';
import { printedMetrics } from '../../../analysis/metrics/printedMetrics';
import { metricDefinition, metricDefinitions } from '../../../analysis/metrics/registry';

describe('printedMetrics', () => {
  it('are the nine columns of Figure 5, in its order', () => {
    expect(printedMetrics.map(({ id }) => id)).toEqual([
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
    expect(metricDefinition('response_perplexity')?.unit).toBe('perplexity');
  });
});

describe('metricDefinitions', () => {
  it.each(['id', 'label', 'name'] as const)('have each an %s of their own', (field) => {
    const values = metricDefinitions.map((definition) => definition[field]);
    expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
  });

  it.each(metricDefinitions.map((definition) => [definition.id, definition] as const))(
    '%s says what it is',
    (id, definition) => {
      expect(id).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(metricDefinition(id)).toBe(definition);
      expect(definition.definition).toMatch(/\.$/);
      expect(definition.source.length).toBeGreaterThan(5);
      expect(definition.cost.length).toBeGreaterThan(3);
    },
  );
});

describe('metricLabel', () => {
  it('makes words of an id that it does not know', () => {
    expect(metricLabel('tone_of_voice')).toBe('Tone of voice');
  });
});
