import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataAgora } from '../../../analysis/archive/dataAgora';
import { sharedFolder, sharedMissing } from '../../shared';
import { codes, fileSource, readSource, readText, source } from './sources';

const record = (instruction: string, response: unknown = 'yes', config: unknown = 'gpt-4o') => ({
  instruction,
  response,
  config,
});

describe('generated data of data-agora', () => {
  it('reads a list with ordinals, lines and labels', async () => {
    const { kind, instances, problems } = await readText(
      'results/instance_generation_math_gpt-4o.json',
      JSON.stringify([record('one'), record('two', 'no', 'claude')], null, 4),
    );
    expect(kind).toBe('data-agora');
    expect(problems).toEqual([]);
    expect(instances).toEqual([
      { ordinal: 0, line: 2, instruction: 'one', response: 'yes', label: 'gpt-4o' },
      { ordinal: 1, line: 7, instruction: 'two', response: 'no', label: 'claude' },
    ]);
  });

  it('reads JSON lines with an index, CRLF and a byte order mark', async () => {
    const lines = [0, 1, 2].map((index) => JSON.stringify({ index, ...record(`q${String(index)}`) }));
    const { kind, instances, problems } = await readText('cache.jsonl', `\uFEFF${lines.join('\r\n')}\r\n\r\n`);
    expect(kind).toBe('data-agora');
    expect(problems).toEqual([]);
    expect(instances.map(({ instruction, line }) => [instruction, line])).toEqual([
      ['q0', 1],
      ['q1', 2],
      ['q2', 3],
    ]);
  });

  it('leaves out what is no record, says why, and keeps the ordinals of the rest', async () => {
    const records = [
      record('a'),
      record('b', null),
      record('c', 42),
      { instruction: 'd' },
      'text',
      record('f', 'yes', 7),
    ];
    const { instances, problems } = await readText(
      'x.json',
      `[\n${records.map((each) => JSON.stringify(each)).join(',\n')}\n]`,
    );
    expect(instances.map(({ ordinal, label }) => [ordinal, label])).toEqual([
      [0, 'gpt-4o'],
      [5, null],
    ]);
    expect(codes(problems)).toEqual(['missing-field:3', 'wrong-type:4', 'missing-field:5', 'wrong-type:6']);
    expect(problems[0]?.message).toContain('"response" is null');
    expect(problems[1]?.message).toContain('must be text and is 42');
    expect(problems[3]?.message).toContain('must be an object and is "text"');
  });

  it('reads on after a broken line, and says where the last one is cut off', async () => {
    const whole = [record('a'), record('b'), record('c'), record('d')].map((each) => JSON.stringify(each));
    whole[1] = whole[1]?.replace('"response":', '"response"') ?? '';
    const { instances, problems } = await readText('x.jsonl', whole.join('\n').slice(0, -8));
    expect(instances.map(({ instruction }) => instruction)).toEqual(['a', 'c']);
    expect(codes(problems)).toEqual(['broken-json:2', 'truncated-json:4']);
  });

  it('reads what a list holds before it is cut off', async () => {
    const text = JSON.stringify([record('a'), record('b'), record('c')], null, 4);
    const { instances, problems } = await readText('x.json', text.slice(0, -30));
    expect(instances.map(({ instruction }) => instruction)).toEqual(['a', 'b']);
    expect(codes(problems)).toEqual(['truncated-json:12']);
    expect(problems[0]?.message).toContain('line 12');
  });

  it('keeps malformed UTF-8 as U+FFFD and names its line; a real U+FFFD is none', async () => {
    const text = `[\n${JSON.stringify(record('\uFFFD'))},\n${JSON.stringify(record('caf#'))}\n]`;
    const bytes = new TextEncoder().encode(text).map((byte) => (byte === 0x23 ? 0xe9 : byte));
    const { instances, problems } = await readText('x.json', bytes);
    expect(instances.map(({ instruction }) => instruction)).toEqual(['\uFFFD', 'caf\uFFFD']);
    expect(codes(problems)).toEqual(['malformed-utf8:3']);
    expect(problems[0]?.severity).toBe('caution');
  });

  it('reads NaN in a field it does not need, with a note', async () => {
    const { instances, problems } = await readText('x.jsonl', '{"instruction":"a","response":"NaN","score":NaN}\n');
    expect(instances[0]?.response).toBe('NaN');
    expect(codes(problems)).toEqual(['non-finite-number:1']);
  });

  it('takes cells of 100 kB, and batches by rows and by text', async () => {
    const long = 'x'.repeat(100_000);
    const many = await readText(
      'x.json',
      JSON.stringify(Array.from({ length: 20_000 }, (_, index) => record(String(index)))),
    );
    const wide = await readSource(
      source('y.json', JSON.stringify(Array.from({ length: 200 }, () => record('q', long))), 65536),
    );
    expect(many.batches.map(({ rows }) => rows.length)).toEqual([8192, 8192, 3616]);
    expect(wide.instances).toHaveLength(200);
    expect(wide.batches.map(({ rows }) => rows.length)).toEqual([168, 32]);
  });

  it('is cancelled between chunks', async () => {
    const abort = new AbortController();
    const text = JSON.stringify(Array.from({ length: 20_000 }, (_, index) => record(String(index))));
    const read = async (): Promise<void> => {
      for await (const batch of dataAgora.read(source('x.json', text), abort.signal))
        if (batch.rows.length > 0) abort.abort();
    };
    await expect(read()).rejects.toMatchObject({ code: 'cancelled' });
  });

  it.each([
    [
      'results/instance_generation_math_gpt-4o-2024-08-06.json',
      'gpt-4o-2024-08-06',
      { method: 'instance_generation', domain: 'math', generator: 'gpt-4o-2024-08-06' },
    ],
    [
      'quality_enhancement_general_meta-llama_Llama-3.1-8B-Instruct.json',
      'meta-llama/Llama-3.1-8B-Instruct',
      { method: 'quality_enhancement', domain: 'general', generator: 'meta-llama/Llama-3.1-8B-Instruct' },
    ],
    [
      'magpie_code_gpt-4o-mini_10000.json',
      'gpt-4o-mini',
      { method: 'response_generation', domain: 'code', generator: 'gpt-4o-mini', volume: 10000 },
    ],
    [
      'webinstruct_math_claude-3-5-sonnet-20240620_50000.jsonl',
      7,
      { method: 'quality_enhancement', domain: 'math', generator: 'claude-3-5-sonnet-20240620', volume: 50000 },
    ],
    [
      'math_gpt-4o_10000.json',
      'gsm8k',
      { method: 'instance_generation', domain: 'math', generator: 'gpt-4o', volume: 10000 },
    ],
    [
      'magpie_math_claude_20240620.json',
      7,
      { method: 'response_generation', domain: 'math', generator: 'claude_20240620' },
    ],
    [
      'llama-instance_generation-code-gpt-4o-10k-seed43/data.json',
      7,
      { method: 'instance_generation', domain: 'code', generator: 'gpt-4o', volume: 10000, seed: 43 },
    ],
    [
      'instance_generation/math/part.json',
      'gpt-4o',
      { method: 'instance_generation', domain: 'math', generator: 'gpt-4o' },
    ],
    [
      'instance_generation_math_gpt-4o.json',
      'another-model',
      { method: 'instance_generation', domain: 'math', generator: 'gpt-4o' },
    ],
    ['anything.json', 'gpt-4o', { generator: 'gpt-4o' }],
    ['anything.json', 'mbpp', {}],
    ['magpie_code_seed_data_10000_subsampled.json', 'magpie_code', { domain: 'code' }],
  ])('claims of %s with the label %s what they say', async (name, label, claims) => {
    const { kind, claims: found } = await readText(name, JSON.stringify([record('a', 'b', label)]));
    expect(kind).toBe('data-agora');
    // Which of these the content says by itself is tested with `recognise`.
    expect({ ...found, own: undefined }).toEqual(claims);
  });

  it.skipIf(sharedFolder === null)(`reads the real seed files (else ${sharedMissing})`, async () => {
    const folder = path.join(sharedFolder ?? '', 'samples/data_agora_seed');
    for (const name of fs.readdirSync(folder)) {
      const { kind, claims, instances, problems } = await readSource(fileSource(path.join(folder, name), name));
      const expected: unknown = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
      expect({ name, kind, problems }).toEqual({ name, kind: 'data-agora', problems: [] });
      expect(claims).not.toHaveProperty('generator');
      expect(instances.map(({ instruction, response, label }) => ({ instruction, response, config: label }))).toEqual(
        Array.isArray(expected)
          ? expected.map(({ instruction, response, config }: Record<string, unknown>) => ({
              instruction,
              response,
              config,
            }))
          : [],
      );
    }
  });
});
