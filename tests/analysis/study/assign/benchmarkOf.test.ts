/** Which results of a tool are a benchmark of the study. */
import { describe, expect, it } from 'vitest';
import { aRow } from '../build';
import { assigned } from './assigned';

describe('benchmarks', () => {
  const benchmark = (over: Parameters<typeof aRow>[0]) =>
    assigned({ evaluations: [aRow(over)] }).evaluations[0]?.benchmark;
  const row = { model: 'Llama-3.1-8B', source: 'a.json' };
  it.each([
    ['gsm8k', { filter: 'strict-match' }],
    ['math', { task: 'minerva_math', filter: 'none' }],
    [null, { task: 'minerva_math_algebra', filter: 'none' }],
    [null, { task: 'minerva_math', metric: 'math_verify', filter: 'none' }],
    [null, { task: 'hendrycks_math', filter: 'none' }],
    ['mbpp', { tool: 'evalplus', task: 'mbpp', metric: 'pass@1', filter: 'base' } as const],
    [null, { tool: 'evalplus', task: 'mbpp', metric: 'pass@1', filter: 'plus' } as const],
    [null, { task: 'mbpp', metric: 'pass@1', filter: 'none' }],
    [null, { tool: 'alpacaeval', task: 'alpaca_eval', metric: 'win_rate', filter: null } as const],
    ['arena_hard', { tool: 'arena-hard', task: 'arena-hard', metric: 'score', filter: null } as const],
    ['arena_hard', { tool: 'printed', task: 'arena_hard', metric: 'score', filter: null } as const],
  ])('%s from %j', (expected, over) => {
    expect(benchmark({ ...row, ...over })).toBe(expected);
  });
});
