import { describe, expect, it } from 'vitest';
import { lightevalDocument } from '../../../fixtures/archive-builders/lighteval';
import { lmEvalDocument } from '../../../fixtures/archive-builders/lmEval';
import { assigned } from './assigned';

const student = 'llama-3.1-8b-response_generation-math-gpt-4o-10k-seed42';

describe("trap: another model's results in a student's folder", () => {
  it('belong to the model that the file names, not to the folder', async () => {
    const { evaluations, problems } = await assigned({
      [`${student}/results_2024-11-14T16-00-00.json`]: lmEvalDocument({
        model: `/ckpt/${student}`,
        gsm8k: 40,
        shots: 0,
      }),
      [`${student}/results_2024-11-15T16-00-00.json`]: lmEvalDocument({
        model: 'mistralai/Mistral-7B-v0.3',
        gsm8k: 60,
        shots: 0,
        date: 1_731_700_000,
      }),
      [`${student}/results_2024-11-16T16-00-00.json`]: lmEvalDocument({
        model: 'meta-llama/Llama-3.1-8B',
        gsm8k: 20,
        shots: 5,
        date: 1_731_800_000,
      }),
      [`${student}/lighteval.json`]: lightevalDocument({
        model: 'meta-llama/Llama-3.1-8B',
        task: 'leaderboard|gsm8k|5',
        score: 0.2,
      }),
    });
    const roles = new Map(evaluations.map(({ model, role, run }) => [model, [role, run !== null]]));
    expect(Object.fromEntries(roles)).toEqual({
      [`/ckpt/${student}`]: ['student', true],
      'mistralai/Mistral-7B-v0.3': [null, false],
      'meta-llama/Llama-3.1-8B': ['base', false],
    });
    expect(evaluations.every(({ superseded }) => !superseded)).toBe(true);
    const about = problems.filter(({ path }) => path.includes('2024-11-15'));
    expect(about).toHaveLength(1);
    expect(about[0]?.message).toContain('mistralai/Mistral-7B-v0.3');
  });
});
