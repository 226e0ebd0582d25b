import { describe, expect, it } from 'vitest';
import { lmEvalDocument, lmEvalPath } from '../../../fixtures/archive-builders/lmEval';
import { lightevalDocument } from '../../../fixtures/archive-builders/lighteval';
import { assigned } from './assigned';

const base = { model: 'meta-llama/Llama-3.1-8B', shots: 5 };

describe('trap: several time stamps for one run', () => {
  it('the newest date counts, whatever the names say, and the others are listed', async () => {
    const older = { ...base, gsm8k: 10, date: 1_700_000_000 };
    const newer = { ...base, gsm8k: 20, date: 1_731_600_000 };
    const { evaluations, problems } = await assigned({
      'z/results_2030-01-01T00-00-00.json': lmEvalDocument(older),
      [lmEvalPath(newer)]: lmEvalDocument(newer),
    });
    const counted = evaluations.filter(({ filter }) => filter === 'flexible-extract');
    expect(counted.map(({ score, superseded }) => [Math.round(score), superseded])).toEqual([
      [10, true],
      [20, false],
    ]);
    const stale = problems.filter(({ code }) => code === 'stale-result');
    expect(stale).toMatchObject([{ path: 'z/results_2030-01-01T00-00-00.json' }]);
  });

  it('the time in the name counts where no date is written', async () => {
    const lighteval = (score: number) => lightevalDocument({ model: base.model, task: 'leaderboard|gsm8k|5', score });
    const { evaluations } = await assigned({
      'a/results_2024-11-14T16-00-00.123456.json': lighteval(0.2),
      'b/results_2024-10-14T16-00-00.123456.json': lighteval(0.1),
    });
    expect(evaluations.map(({ score, superseded }) => [score, superseded])).toEqual([
      [20, false],
      [10, true],
    ]);
  });
});
