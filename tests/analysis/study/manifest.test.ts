import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../../analysis/study/manifest';

const parse = (value: unknown, path = 'agora.json') => parseManifest(JSON.stringify(value, null, 2), path);

describe('parseManifest', () => {
  it('takes every part of the contract, and none of them', () => {
    const whole = {
      agora: 1,
      study: {
        preset: 'agorabench',
        methods: ['evolution', { id: 'x', name: 'X', aliases: ['ex'] }],
        rule: 'pgr-of-mean',
        domains: [{ id: 'math', benchmarks: ['gsm8k', 'math'] }],
      },
      benchmarks: [
        {
          id: 'math',
          unit: 'percent',
          higherIsBetter: true,
          sources: [{ tool: 'lm-eval', task: 'minerva_math', metric: 'exact_match', filter: 'none' }],
        },
      ],
      families: [
        {
          id: 'llama-3.1-8b',
          base: { model: 'meta-llama/Llama-3.1-8B', aliases: ['x'], protocol: { shots: 5 } },
          reference: { model: 'meta-llama/Llama-3.1-8B-Instruct', protocol: { shots: 0 } },
          student: { protocol: { shots: 0 } },
        },
      ],
      generators: [{ id: 'gpt-4o-2024-08-06', aliases: ['gpt-4o'], usdPer1MInput: 2.5, usdPer1MOutput: 10 }],
      runs: [
        {
          id: 'r',
          generator: 'g',
          method: 'm',
          domain: 'd',
          family: 'f',
          volume: 10000,
          variant: null,
          language: null,
          seed: 42,
          files: ['data/*.json'],
          student: 's',
        },
      ],
      evaluations: [{ file: 'eval/**', model: 'x', role: 'base', run: 'r', family: 'f' }],
    };
    const { manifest, problems } = parse(whole);
    expect(problems).toEqual([]);
    expect(manifest).toEqual({
      ...whole,
      study: { ...whole.study, methods: [{ id: 'evolution' }, whole.study.methods[1]] },
    });
    expect(parse({})).toEqual({ manifest: {}, problems: [] });
  });

  it('says line and column of a syntax error, whatever the engine', () => {
    const { manifest, problems } = parseManifest(
      '\uFEFF{\n  "agora": 1,\n  "runs": [{ "id": "a" }\n}\n',
      'x/agora.json',
    );
    expect(manifest).toBeNull();
    expect(problems).toMatchObject([{ path: 'x/agora.json', line: 4, severity: 'fault', code: 'bad-manifest' }]);
    expect(problems[0]?.message).toContain('Line 4, column 1: "," or "]"');
  });

  it.each([
    ['', 1, 'a value'],
    ['{"a": 1,}', 1, 'a string in double quotes'],
    ['{"a" 1}', 1, '":"'],
    ['{}\n{}', 2, 'the end of the file'],
    ["{\n'a': 1}", 2, 'a string in double quotes'],
    ['{"a": NaN}', 1, 'a value'],
    ['['.repeat(100000), 1, 'levels'],
  ])('finds what is wrong with %j', (text, line, expected) => {
    const [problem] = parseManifest(text, 'agora.json').problems;
    expect(problem?.line).toBe(line);
    expect(problem?.message).toContain(expected);
  });

  it('ignores unknown keys with a note and their line', () => {
    const { manifest, problems } = parse({ agora: 1, colour: 'red', runs: [{ id: 'a', colour: 'blue', seed: 1 }] });
    expect(manifest).toEqual({ agora: 1, runs: [{ id: 'a', seed: 1 }] });
    expect(problems.map(({ severity, code, line }) => [severity, code, line])).toEqual([
      ['note', 'unknown-key', 3],
      ['note', 'unknown-key', 7],
    ]);
    expect(problems[1]?.message).toContain('runs[0].colour');
  });

  it('leaves out a wrong entry, names the field and keeps the rest', () => {
    const { manifest, problems } = parse({
      runs: [
        { id: 'a', volume: 'ten' },
        { id: 'b', volume: 10 },
      ],
      study: { rule: 'median' },
    });
    expect(manifest).toEqual({ runs: [{ id: 'b', volume: 10 }], study: {} });
    expect(problems.map(({ severity }) => severity)).toEqual(['fault', 'fault']);
    const messages = problems.map(({ message }) => message).join('\n');
    expect(messages).toContain('runs[0].volume: expected number, found "ten". runs[0] is ignored');
    expect(messages).toContain('study.rule: expected "mean-of-pgrs" or "pgr-of-mean", found "median"');
    expect(problems.find(({ message }) => message.startsWith('runs'))?.line).toBe(5);
  });

  it('needs a file or a model in an evaluation', () => {
    const { manifest, problems } = parse({ evaluations: [{ role: 'base' }] });
    expect(manifest).toEqual({ evaluations: [] });
    expect(problems[0]?.message).toContain('evaluations[0]: expected a "file" or a "model"');
  });

  it('does not use another version or another document', () => {
    expect(parse({ agora: 2 }).manifest).toBeNull();
    expect(parse({ agora: 2 }).problems[0]?.message).toContain('agora: expected 1, found 2');
    expect(parse([1]).manifest).toBeNull();
    expect(parse([1]).problems[0]?.message).toContain('agora.json: expected object');
  });

  it('reports a preset that does not exist', () => {
    const { manifest, problems } = parse({ study: { preset: 'agoro' } });
    expect(manifest?.study?.preset).toBeUndefined();
    expect(problems[0]?.message).toContain('"agoro" is no preset');
  });

  it('reads patterns relative to its own folder', () => {
    const { manifest } = parse(
      { runs: [{ id: 'a', files: ['*.json'] }], evaluations: [{ file: 'e/*.json', run: 'a' }] },
      'study/agora.json',
    );
    expect(manifest?.runs?.[0]?.files).toEqual(['study/*.json']);
    expect(manifest?.evaluations?.[0]?.file).toBe('study/e/*.json');
  });
});
