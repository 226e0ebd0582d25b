/** Anchors and generators among the models that were evaluated. */
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../../analysis/study/manifestSchema';
import { aRow } from '../build';
import { assigned, codes, student } from './assigned';

describe('anchors and generators', () => {
  it('a model that is both gives one evaluation for each role', () => {
    const { evaluations, problems } = assigned({
      evaluations: [aRow({ model: 'meta-llama__Llama-3.1-8B-Instruct', source: 'a.json' })],
    });
    expect(evaluations.map(({ role, family }) => [role, family])).toEqual([
      ['reference', 'llama-3.1-8b'],
      ['generator', null],
    ]);
    expect(problems).toEqual([]);
  });
  it("the manifest's anchor comes before one that only bears the name, benchmark by benchmark", () => {
    const manifest: Manifest = { evaluations: [{ file: 'ours.json', role: 'base' }] };
    const { evaluations } = assigned({
      manifest,
      evaluations: [
        aRow({ model: 'some/model', source: 'ours.json' }),
        aRow({ model: 'meta-llama/Llama-3.1-8B', source: 'named.json' }),
        aRow({ model: 'meta-llama/Llama-3.1-8B', source: 'named.json', task: 'minerva_math', filter: 'none' }),
      ],
    });
    expect(evaluations.map(({ role, family }) => [role, family])).toEqual([
      ['base', 'llama-3.1-8b'],
      [null, null],
      ['base', 'llama-3.1-8b'],
    ]);
  });
  it('missing ones are a fault with a snippet, once a family and role', () => {
    const rows = [aRow({ model: student, source: 'a.json' }), aRow({ model: 'acme/base', source: 'b.json' })];
    const { problems } = assigned({ evaluations: rows });
    const missing = problems.filter(({ code }) => code === 'anchor-missing');
    expect(missing).toHaveLength(2);
    expect(missing[0]?.message).toContain(
      '{ "evaluations": [ { "model": "acme/base", "role": "base", "family": "llama-3.1-8b" } ] }',
    );
    const anchors = [
      aRow({ model: 'Llama-3.1-8B', source: 'c.json' }),
      aRow({ model: 'Llama-3.1-8B-Instruct', source: 'd.json' }),
    ];
    expect(codes(assigned({ evaluations: [...rows, ...anchors] }).problems)).not.toContain('anchor-missing');
  });
  it('a public board has no roles and no problems, unless the manifest says so', () => {
    const board = (model: string) =>
      aRow({
        model,
        source: 'leaderboard.csv',
        board: true,
        tool: 'alpacaeval',
        task: 'alpaca_eval',
        metric: 'length_controlled_winrate',
        filter: null,
      });
    const rows = ['Llama-3.1-8B-Instruct', 'gpt-4o', student, 'NullModel'].map(board);
    const { evaluations, problems, runs } = assigned({ evaluations: rows });
    expect(evaluations.map(({ role, benchmark }) => [role, benchmark])).toEqual(rows.map(() => [null, 'alpacaeval2']));
    expect([problems, runs]).toEqual([[], []]);
    const manifest: Manifest = { evaluations: [{ file: 'leaderboard.csv', model: 'NullModel', role: 'reference' }] };
    const named = assigned({ manifest, evaluations: rows }).evaluations;
    expect(named.map(({ role }) => role)).toEqual([null, null, null, 'reference']);
  });
});
