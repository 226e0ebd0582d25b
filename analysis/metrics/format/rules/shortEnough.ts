import type { FormatRule } from '../rule';
import { domains, methods } from '../settings';

export const shortEnough: FormatRule = {
  id: 'length',
  name: 'Length',
  asks: 'Instruction and response fit, as a chat, into the largest number of tokens.',
  methods,
  domains,
  ofText: false,
  check({ chatTokens, maxTokens }) {
    if (chatTokens === null || maxTokens === null || chatTokens <= maxTokens) return null;
    return {
      message: `The chat has ${String(chatTokens)} tokens; at most ${String(maxTokens)} are allowed.`,
      at: null,
    };
  },
};
