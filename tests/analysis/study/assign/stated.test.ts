/** What a manifest and the columns of a table say outright. */
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../../analysis/study/manifestSchema';
import { aRow } from '../build';
import { assigned, codes, data } from './assigned';

describe('the manifest', () => {
  it('reports patterns without a file, doubled runs and words that the study lacks', () => {
    const manifest: Manifest = {
      runs: [
        { id: 'r', method: 'magic', domain: 'math', files: ['none/*.json'] },
        { id: 'r', method: 'response_generation' },
      ],
    };
    const { problems, runs } = assigned({ manifest, artifacts: [data('a.json')] });
    expect(codes(problems)).toEqual(['duplicate-run', 'unknown-method', 'pattern-unmatched', 'unassigned-data']);
    expect(runs).toMatchObject([{ id: 'r', method: 'magic' }]);
  });
});

describe('rows of a table that say themselves what they are', () => {
  const row = (model: string, stated: object) =>
    aRow({ model, source: 'scores.csv', tool: 'table', task: 'GSM8K', metric: 'score', filter: null, stated });

  it('belong to the run of their columns, seed by seed, and to the benchmark by any of its names', () => {
    const claims = { generator: 'gpt-4o', method: 'response_generation', domain: 'math', volume: 10000 };
    const { runs, evaluations, problems } = assigned({
      evaluations: [row('m', { claims: { ...claims, seed: 1 } }), row('m', { claims: { ...claims, seed: 2 } })],
    });
    expect(runs.map(({ seed, volume }) => [seed, volume])).toEqual([
      [1, 10000],
      [2, 10000],
    ]);
    expect(evaluations.map(({ role, run, benchmark }) => [role, run, benchmark])).toEqual(
      runs.map(({ id }) => ['student', id, 'gsm8k']),
    );
    expect(codes(problems)).not.toContain('unassigned-model');
  });

  it('have the role they state, and the run of the manifest they name', () => {
    const manifest: Manifest = { runs: [{ id: 'r1', generator: 'gpt-4o', method: 'magpie', domain: 'math' }] };
    const { evaluations } = assigned({
      manifest,
      evaluations: [row('r1', { run: 'r1' }), row('some model', { role: 'base' }), row('other', { run: 'r2' })],
    });
    expect(evaluations.map(({ model, role, run }) => [model, role, run])).toEqual([
      ['r1', 'student', 'r1'],
      ['some model', 'base', null],
      ['other', null, null],
    ]);
  });
});
