/** Students join the runs of their data. */
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../../analysis/study/manifestSchema';
import { aRow } from '../build';
import { assigned, codes, data, dataClaims, dataPath, student } from './assigned';

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
