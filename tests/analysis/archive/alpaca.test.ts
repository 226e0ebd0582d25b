import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { alpacaLeaderboard } from '../../fixtures/archive-builders/alpacaEval';
import { sharedFolder, sharedMissing } from '../../shared';
import { codes, fileSource, readSource, readText } from './sources';

const shared = (file: string): string => path.join(sharedFolder ?? '', file);

describe('AlpacaEval model outputs', () => {
  it('are instances of a model, not of a generator', async () => {
    const rows = [
      { dataset: 'helpful_base', instruction: 'a', output: 'b', generator: 'student-1' },
      { dataset: 'helpful_base', instruction: 'c', output: null, generator: 'student-1' },
    ];
    const { kind, claims, instances, problems } = await readText('x/model_outputs.json', JSON.stringify(rows, null, 1));
    expect(kind).toBe('alpaca-eval-outputs');
    expect(claims).toEqual({ model: 'student-1', own: ['model'] });
    expect(instances).toEqual([{ ordinal: 0, line: 2, instruction: 'a', response: 'b', label: 'student-1' }]);
    expect(codes(problems)).toEqual(['missing-field:8']);
  });

  it.skipIf(sharedFolder === null)(
    `of three real generators hold 805 instances each (else ${sharedMissing})`,
    async () => {
      for (const model of [
        'Meta-Llama-3.1-8B-Instruct-Turbo',
        'claude-3-5-sonnet-20240620',
        'gpt-4o-mini-2024-07-18',
      ]) {
        const file = `archives/alpacaeval/${model}/model_outputs.json`;
        const { kind, claims, instances, problems } = await readSource(fileSource(shared(file), file));
        expect({ kind, claims, rows: instances.length, problems }).toEqual({
          kind: 'alpaca-eval-outputs',
          claims: { model, own: ['model'] },
          rows: 805,
          problems: [],
        });
        expect(instances.every(({ label }) => label === model)).toBe(true);
      }
    },
  );
});

describe("AlpacaEval's leaderboard", () => {
  it('gives both win rates in percent, with errors and items', async () => {
    const text = alpacaLeaderboard([{ model: 'student-1', score: 13.4 }]);
    const { kind, evaluations, problems } = await readText('leaderboard.csv', text);
    expect(kind).toBe('alpaca-eval-leaderboard');
    expect(problems).toEqual([]);
    expect(evaluations.map(({ metric, score, stderr, n, board }) => ({ metric, score, stderr, n, board }))).toEqual([
      { metric: 'length_controlled_winrate', score: 13.4, stderr: 0.6, n: 805, board: false },
      { metric: 'win_rate', score: (100 * 108) / 805, stderr: 1.4, n: 805, board: false },
    ]);
  });

  it('leaves out what is missing or no number, without falling back to another metric', async () => {
    const text = [
      ',win_rate,standard_error,n_total,length_controlled_winrate,lc_standard_error',
      'a,50.5,1.5,805,,',
      'b,x,1.5,805,20,',
      ',10,1,805,10,1',
      'c,1,2',
    ].join('\n');
    const { evaluations, problems } = await readText('leaderboard.csv', text);
    expect(evaluations.map(({ model, metric, score, stderr }) => [model, metric, score, stderr])).toEqual([
      ['b', 'length_controlled_winrate', 20, null],
      ['a', 'win_rate', 50.5, 1.5],
    ]);
    expect(codes(problems).toSorted()).toEqual([
      'missing-field:4',
      'missing-values',
      'missing-values',
      'not-a-number:3',
      'ragged-row:5',
    ]);
  });

  it.skipIf(sharedFolder === null)(`of the public is a board of 223 models (else ${sharedMissing})`, async () => {
    const file = 'archives/alpacaeval/leaderboard.csv';
    const { evaluations, problems } = await readSource(fileSource(shared(file), file));
    expect(codes(problems)).toEqual(['limited-evaluation:85']);
    expect(problems[0]?.message).toContain('13 of 223 models');
    expect(evaluations.filter(({ metric }) => metric === 'length_controlled_winrate')).toHaveLength(223);
    expect(evaluations.every(({ board }) => board)).toBe(true);
    expect(evaluations.find(({ model }) => model === 'claude-3-5-sonnet-20240620')).toMatchObject({
      metric: 'length_controlled_winrate',
      n: 805,
    });
  });
});
