import type { ModelRequest } from '../../../electron/providers/provider';

/** A request that has everything but a schema. */
export const request: ModelRequest = {
  model: 'model-a',
  system: 'Be brief.',
  prompt: 'Say something.',
  temperature: 1,
  topP: 0.9,
  maxTokens: 100,
  stop: ['[END]'],
  seed: 7,
  schema: null,
};
