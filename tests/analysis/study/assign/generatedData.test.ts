/** Generated data become runs. */
import { describe, expect, it } from 'vitest';
import { assigned, codes, data, dataClaims, dataPath } from './assigned';

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
