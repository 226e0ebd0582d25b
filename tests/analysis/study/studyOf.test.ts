import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../analysis/study/studyOf';

describe('studyOf', () => {
  it('is AgoraBench without a manifest, and where the manifest names no preset', () => {
    const study = studyOf(null);
    expect(study.id).toBe('agorabench');
    expect(study.methods).toHaveLength(3);
    expect(study.domains.map(({ id, benchmarks }) => [id, ...benchmarks])).toEqual([
      ['math', 'gsm8k', 'math'],
      ['code', 'mbpp', 'humaneval'],
      ['instruction_following', 'alpacaeval2', 'arena_hard'],
    ]);
    expect(study.generators).toHaveLength(6);
    expect(studyOf({})).toEqual(study);
  });

  it('overrides by id field by field, and adds the rest', () => {
    const study = studyOf({
      study: {
        preset: 'agorabench',
        name: 'Ours',
        rule: 'pgr-of-mean',
        methods: [{ id: 'evolution' }, { id: 'response_generation' }],
      },
      generators: [{ id: 'gpt-4o-2024-08-06', usdPer1MInput: 5 }],
      families: [{ id: 'llama-3.1-8b', student: { protocol: { shots: 5 } } }],
    });
    expect(study).toMatchObject({ id: 'agorabench', name: 'Ours', rule: 'pgr-of-mean' });
    expect(study.methods.map(({ name }) => name)).toEqual([
      'Instance generation',
      'Response generation',
      'Quality enhancement',
      'evolution',
    ]);
    expect(study.generators[0]).toMatchObject({ name: 'GPT-4o', usdPer1MInput: 5, usdPer1MOutput: 10 });
    expect(study.families[0]?.student.protocol).toEqual({ shots: 5 });
    expect(study.families[0]?.base?.protocol).toEqual({ shots: 'few' });
  });

  it('keeps nothing of an anchor that is replaced by another model', () => {
    const { families } = studyOf({ families: [{ id: 'llama-3.1-8b', base: { model: 'Qwen/Qwen2.5-7B' } }] });
    expect(families[0]?.base).toEqual({ model: 'Qwen/Qwen2.5-7B', aliases: [], protocol: {} });
    expect(families[0]?.reference?.model).toBe('meta-llama/Llama-3.1-8B-Instruct');
  });

  it('has only what the manifest declares with preset null; a benchmark that is only named exists', () => {
    const study = studyOf({ study: { preset: null, name: 'Mine', domains: [{ id: 'law', benchmarks: ['bar'] }] } });
    expect(study).toEqual({
      id: 'Mine',
      name: 'Mine',
      rule: 'mean-of-pgrs',
      methods: [],
      domains: [{ id: 'law', name: 'law', aliases: [], benchmarks: ['bar'] }],
      benchmarks: [{ id: 'bar', name: 'bar', aliases: [], unit: 'percent', higherIsBetter: true, sources: [] }],
      families: [],
      generators: [],
    });
  });
});
