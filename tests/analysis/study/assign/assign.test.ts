import { describe, expect, it } from 'vitest';
import { assign, type AssignInput } from '../../../../analysis/study/assign';
import type { Manifest } from '../../../../analysis/study/manifestSchema';
import { studyOf } from '../../../../analysis/study/studyOf';
import { aRow } from '../build';

function assigned(input: Partial<AssignInput>) {
  const manifest: Manifest | null = input.manifest ?? null;
  return assign({ study: studyOf(manifest), manifest, artifacts: [], evaluations: [], ...input });
}

const data = (path: string, claims = {}, rows: number | null = 10) => ({
  path,
  role: 'generated' as const,
  claims,
  rows,
});
const dataPath = 'results/response_generation_math_gpt-4o.json';
const dataClaims = { method: 'response_generation', domain: 'math', generator: 'gpt-4o' };
const student = 'llama-3.1-8b-response_generation-math-gpt-4o-10k-seed42';
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

describe('generated data', () => {
  it("becomes a run by its claims, in the study's words, everything inferred", () => {
    const { runs, runOfArtifact, problems } = assigned({
      artifacts: [data(dataPath, { ...dataClaims, volume: 10000 })],
    });
    expect(runs).toEqual([
      {
        id: 'llama-3.1-8b-response_generation-math-gpt-4o-2024-08-06-10k',
        generator: 'gpt-4o-2024-08-06',
        method: 'response_generation',
        domain: 'math',
        family: 'llama-3.1-8b',
        volume: 10000,
        variant: null,
        language: null,
        seed: null,
        instances: 10,
        inferred: ['generator', 'method', 'domain', 'family', 'volume'],
        inferredFrom: { generator: 'names', method: 'names', domain: 'names', family: 'study', volume: 'names' },
      },
    ]);
    expect(runOfArtifact.get(dataPath)).toBe(runs[0]?.id);
    expect(problems).toEqual([]);
  });
  it('is found by its folders where it claims nothing', () => {
    const { runs } = assigned({ artifacts: [data('gpt-4o/quality_enhancement/general/part-0.jsonl')] });
    expect(runs[0]).toMatchObject({ method: 'quality_enhancement', domain: 'instruction_following', instances: 10 });
  });
  it('keeps a generator that the study does not list, and a variant apart from the main run', () => {
    const { runs } = assigned({
      artifacts: [
        data('a.json', { ...dataClaims, generator: 'mistralai/Mistral-7B-v0.3' }),
        data('b.json', { ...dataClaims, generator: 'gpt-4o-json_format' }),
        data('c.json', dataClaims),
      ],
    });
    expect(runs.map(({ generator, variant }) => [generator, variant])).toEqual([
      ['gpt-4o-2024-08-06', null],
      ['gpt-4o-2024-08-06', 'json_format'],
      ['mistralai/Mistral-7B-v0.3', null],
    ]);
  });
  it('adds up the files of one run; not read is null', () => {
    const artifacts = (rows: number | null) => [data('0.json', dataClaims, rows), data('1.json', dataClaims, rows)];
    expect(assigned({ artifacts: artifacts(10) }).runs).toMatchObject([{ instances: 20 }]);
    expect(assigned({ artifacts: artifacts(null) }).runs).toMatchObject([{ instances: null }]);
  });
  it('that says nothing belongs to no run, with a snippet', () => {
    const { runs, problems } = assigned({ artifacts: [data('math_seed_data.json', { domain: 'math' })] });
    expect(runs).toEqual([]);
    expect(problems).toMatchObject([{ path: 'math_seed_data.json', severity: 'note', code: 'unassigned-data' }]);
    expect(problems[0]?.message).toContain('"files": [ "math_seed_data.json" ]');
  });
  it("AlpacaEval's outputs are generated data only where the manifest says so", () => {
    const outputs = {
      path: 'gpt-4o/model_outputs.json',
      role: 'outputs' as const,
      claims: { model: 'gpt-4o' },
      rows: 805,
    };
    const path = { ...outputs, path: 'response_generation/math/gpt-4o/model_outputs.json' };
    expect(assigned({ artifacts: [path] }).runs).toEqual([]);
    expect(codes(assigned({ artifacts: [path] }).problems)).toEqual(['unassigned-data']);
    const manifest = {
      runs: [
        {
          id: 'r',
          generator: 'gpt-4o',
          method: 'response_generation',
          domain: 'general',
          files: ['*/model_outputs.json'],
        },
      ],
    };
    const { runs, problems } = assigned({ manifest, artifacts: [outputs] });
    expect(runs).toMatchObject([
      {
        id: 'r',
        generator: 'gpt-4o-2024-08-06',
        domain: 'instruction_following',
        instances: 805,
        inferred: ['family'],
      },
    ]);
    expect(problems).toEqual([]);
  });
});

describe('students', () => {
  it('join the run of their data by a name after the template, and tell it volume and seed', () => {
    const { runs, evaluations, runOfArtifact } = assigned({
      artifacts: [
        data(dataPath, dataClaims),
        { path: `students/${student}/trainer_state.json`, role: 'training' as const, claims: {}, rows: 5 },
        { path: 'eval/results.json', role: 'other' as const, claims: {}, rows: 1 },
      ],
      evaluations: [aRow({ model: `/scratch/students/${student}`, source: 'eval/results.json' })],
    });
    expect(runs).toMatchObject([{ volume: 10000, seed: 42, family: 'llama-3.1-8b', instances: 10 }]);
    expect(evaluations).toMatchObject([
      { role: 'student', run: runs[0]?.id, family: 'llama-3.1-8b', benchmark: 'gsm8k' },
    ]);
    expect([...runOfArtifact.values()]).toEqual([runs[0]?.id, runs[0]?.id, runs[0]?.id]);
  });
  it('make a run where there are no data, and seeds are runs of their own', () => {
    const names = [student, student.replace('seed42', 'seed43')];
    const { runs, problems } = assigned({
      artifacts: [data(dataPath, dataClaims)],
      evaluations: names.map((model) => aRow({ model, source: `${model}/results.json` })),
    });
    expect(runs.map(({ seed, instances }) => [seed, instances])).toEqual([
      [42, 10],
      [43, null],
    ]);
    expect(codes(problems)).toContain('shared-by-seeds');
  });
  it('are found by the run id or student of the manifest before any name is read', () => {
    const manifest = {
      runs: [
        { id: 'run-7', generator: 'gpt-4o', method: 'response_generation', domain: 'math', student: 'acme/seven' },
      ],
    };
    const { evaluations, runs } = assigned({
      manifest,
      evaluations: [
        aRow({ model: 'acme__seven', source: 'a.json' }),
        aRow({ model: '/out/run-7/checkpoint-30', source: 'b.json', task: 'minerva_math', filter: 'none' }),
        aRow({
          model: './final',
          source: 'run-7/c.json',
          task: 'humaneval',
          tool: 'evalplus',
          metric: 'pass@1',
          filter: 'base',
        }),
      ],
    });
    expect(runs).toHaveLength(1);
    expect(evaluations.map(({ role, run, benchmark }) => [role, run, benchmark])).toEqual([
      ['student', 'run-7', 'gsm8k'],
      ['student', 'run-7', 'math'],
      ['student', 'run-7', 'humaneval'],
    ]);
  });
  it('that nothing names stay without a role, with a snippet', () => {
    const { evaluations, problems } = assigned({
      evaluations: [aRow({ model: 'acme/final', source: 'x/results.json' })],
    });
    expect(evaluations).toMatchObject([{ role: null, run: null }]);
    expect(problems).toMatchObject([{ path: 'x/results.json', code: 'unassigned-model', severity: 'caution' }]);
    expect(problems[0]?.message).toContain('"file": "x/results.json", "role": "student"');
  });
  it('that compete for one run are both left out; the surer name wins', () => {
    const rows = [aRow({ model: `${student}-a`, source: 'a.json' }), aRow({ model: `${student}-b`, source: 'b.json' })];
    const both = assigned({ evaluations: rows });
    expect(both.evaluations.map(({ role }) => role)).toEqual([null, null]);
    expect(codes(both.problems).filter((code) => code === 'ambiguous-student')).toHaveLength(2);
    const manifest = { evaluations: [{ file: 'a.json', run: both.runs[0]?.id ?? '' }] };
    const one = assigned({ manifest, evaluations: rows });
    expect(one.evaluations.map(({ role }) => role)).toEqual(['student', null]);
  });
  it('a foreign model in the folder of a student does not take its place', () => {
    const { evaluations } = assigned({
      evaluations: [
        aRow({ model: `./${student}`, source: `students/${student}/results_1.json` }),
        aRow({ model: 'mistralai/Mistral-7B-v0.3', source: `students/${student}/results_2.json` }),
      ],
    });
    expect(evaluations.map(({ role }) => role)).toEqual(['student', null]);
  });
  it('keep the family that their name speaks of', () => {
    const manifest: Manifest = {
      families: [{ id: 'llama-3.1-8b' }, { id: 'qwen2.5-7b', base: { model: 'Qwen/Qwen2.5-7B' } }],
      runs: [{ id: 'r', generator: 'gpt-4o', method: 'response_generation', domain: 'math', family: 'llama-3.1-8b' }],
      evaluations: [{ file: 'a.json', run: 'r' }],
    };
    const { evaluations } = assigned({
      manifest,
      evaluations: [aRow({ model: 'qwen2.5-7b-tuned', source: 'a.json' })],
    });
    expect(evaluations).toMatchObject([{ run: 'r', family: 'qwen2.5-7b' }]);
  });
  it('an entry for a run that does not exist is a fault', () => {
    const manifest = { evaluations: [{ file: 'a.json', run: 'nobody' }] };
    const { evaluations, problems } = assigned({ manifest, evaluations: [aRow({ model: 'm', source: 'a.json' })] });
    expect(evaluations).toMatchObject([{ role: null, run: null }]);
    expect(problems).toMatchObject([{ code: 'unknown-run', severity: 'fault' }]);
  });
});

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
