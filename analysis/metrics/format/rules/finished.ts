import type { FormatRule } from '../rule';
import { domains, methods } from '../settings';

/** How APIs say that a model came to its end or to the stop phrase. */
const ends = new Set(['stop', 'end_turn', 'stop_sequence', 'eos', 'eos_token', 'end', 'complete']);

export const finished: FormatRule = {
  id: 'finished',
  name: 'Finished',
  asks: 'The generator stopped by itself.',
  methods,
  domains,
  ofText: false,
  check({ finishReason }) {
    if (finishReason === null || ends.has(finishReason.toLowerCase())) return null;
    return { message: `The generator stopped for the reason "${finishReason}".`, at: null };
  },
};
