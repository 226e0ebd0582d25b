/** Which of several results counts. */
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../../analysis/study/manifestSchema';
import { aRow } from '../build';
import { assigned, codes } from './assigned';

describe('several results for one number', () => {
  it('the newest counts, the older is listed', () => {
    const { evaluations, problems } = assigned({
      evaluations: [
        aRow({ model: 'Llama-3.1-8B', source: 'new.json', score: 60, evaluatedMs: 200 }),
        aRow({ model: 'Llama-3.1-8B', source: 'old.json', score: 50, evaluatedMs: 100 }),
        aRow({ model: 'Llama-3.1-8B', source: 'untimed.json', score: 40, evaluatedMs: null }),
        aRow({ model: 'Llama-3.1-8B', source: 'old.json', score: 55, evaluatedMs: 100, filter: 'strict-match' }),
      ],
    });
    expect(evaluations.map(({ score, superseded }) => [score, superseded])).toEqual([
      [60, false],
      [50, true],
      [55, false],
      [40, true],
    ]);
    expect(problems.map(({ path, code, severity }) => [path, code, severity])).toEqual([
      ['old.json', 'stale-result', 'note'],
      ['untimed.json', 'stale-result', 'note'],
    ]);
    expect(problems[0]?.message).toContain('50.00, now 60.00');
  });
  it('one under the declared protocol counts before a newer one under another', () => {
    const model = 'meta-llama/Llama-3.1-8B';
    const { evaluations, problems } = assigned({
      evaluations: [
        aRow({ model, source: 'few.json', score: 60, evaluatedMs: 100, protocol: { shots: 5 } }),
        aRow({ model, source: 'zero.json', score: 20, evaluatedMs: 200, protocol: { shots: 0 } }),
      ],
    });
    expect(evaluations.map(({ source, superseded }) => [source, superseded])).toEqual([
      ['few.json', false],
      ['zero.json', true],
    ]);
    expect(problems[0]?.message).toContain('under the declared protocol');
  });
  it('students of different runs with one model name do not replace each other', () => {
    const manifest: Manifest = {
      runs: ['a', 'b'].map((id) => ({
        id,
        generator: 'gpt-4o',
        method: 'response_generation',
        domain: 'math',
        files: [`${id}/**`],
      })),
    };
    const { evaluations, problems } = assigned({
      manifest,
      evaluations: ['a', 'b'].map((id) => aRow({ model: './final', source: `${id}/results.json` })),
    });
    expect(evaluations.map(({ run, superseded }) => [run, superseded])).toEqual([
      ['a', false],
      ['b', false],
    ]);
    expect(codes(problems)).not.toContain('stale-result');
  });
});
