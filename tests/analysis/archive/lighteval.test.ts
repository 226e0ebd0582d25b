import { describe, expect, it } from 'vitest';
import {
  lightevalDocument,
  lightevalDocumentWithoutSuites,
  lightevalPath,
} from '../../fixtures/archive-builders/lighteval';
import { codes, readText } from './sources';

const options = { model: 'meta-llama/Llama-3.1-8B', task: 'leaderboard|gsm8k|5', score: 0.25 };

describe('results of lighteval', () => {
  it('are percent, with the shots of the key and the time of the name; the mean over tasks is left out', async () => {
    const { kind, claims, evaluations, problems } = await readText(
      lightevalPath(options.model),
      JSON.stringify(lightevalDocument(options), null, 2),
    );
    expect({ kind, claims, problems }).toEqual({
      kind: 'lighteval-results',
      claims: { model: 'meta-llama/Llama-3.1-8B', own: ['model'] },
      problems: [],
    });
    expect(evaluations).toEqual([
      {
        model: 'meta-llama/Llama-3.1-8B',
        tool: 'lighteval',
        task: 'leaderboard|gsm8k',
        metric: 'extractive_match',
        filter: null,
        score: 25,
        stderr: 1.25,
        n: 1319,
        higherIsBetter: true,
        protocol: { shots: 5, harnessVersion: '5fcd6d8' },
        evaluatedMs: Date.UTC(2024, 10, 14, 16),
        board: false,
      },
    ]);
  });

  it('without suites are read, and a run that was cut says on how many items it rests', async () => {
    const document = lightevalDocumentWithoutSuites({ ...options, task: 'gsm8k|0' });
    const { evaluations, problems } = await readText('results.json', JSON.stringify(document));
    expect(evaluations).toMatchObject([
      { task: 'gsm8k', metric: 'pass@k:k=1&n=1', score: 25, n: 5, protocol: { shots: 0 } },
    ]);
    expect(codes(problems)).toEqual(['limited-evaluation']);
  });

  it('of early versions have a fourth part in their keys', async () => {
    const results = { 'harness|arc:challenge|25|0': { acc: 0.5, acc_stderr: 0.01 }, 'custom|x|0|0': { ppl: null } };
    const { evaluations, problems } = await readText('r.json', JSON.stringify({ config_general: {}, results }));
    expect(evaluations).toMatchObject([{ task: 'harness|arc:challenge', score: 50, protocol: { shots: 25 } }]);
    expect(codes(problems)).toEqual(['missing-values']);
  });
});
