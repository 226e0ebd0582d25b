import { expect, it } from 'vitest';
import { generationPlanSchema, judgePlanSchema } from '../../../electron/jobs/plan';

const common = { provider: { id: 'openai' }, model: 'gpt-4o' };
const generation = { ...common, kind: 'generate', method: 'response_generation', domain: 'math', count: 1, seeds: 's' };
const judge = { ...common, kind: 'judge', archive: 'a', aspect: 'quality' };

it('takes what a plan of generation does not say of its sampling from AgoraBench', () => {
  const whole = { temperature: 1, topP: 0.9, maxTokens: 4096, stop: ['[END]'], sendSeed: true };
  expect(generationPlanSchema.parse(generation).sampling).toEqual(whole);
  const given = { ...generation, sampling: { temperature: 0.7 }, demonstrations: { generated: 0 } };
  const { sampling, demonstrations } = generationPlanSchema.parse(given);
  expect(sampling).toEqual({ ...whole, temperature: 0.7 });
  expect(demonstrations).toEqual({ seeds: 2, generated: 0 });
});

it('takes what a plan of judging does not say of its sampling from what judges need', () => {
  const { sampling } = judgePlanSchema.parse({ ...judge, sampling: { maxTokens: 50 } });
  expect(sampling).toEqual({ temperature: 0, topP: null, maxTokens: 50, stop: [], sendSeed: true });
});
