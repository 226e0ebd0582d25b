import { describe, expect, it } from 'vitest';
import { missingShards } from '../../../analysis/archive/missingShards';
import { codes, readText } from './sources';

describe('a Hugging Face data set', () => {
  it.each([
    ['dataset_info.json', { builder_name: 'json', features: { instruction: {} }, splits: {} }],
    ['state.json', { _data_files: [{ filename: 'data-00000-of-00001.arrow' }], _fingerprint: 'f', _split: 'train' }],
    ['dataset_dict.json', { splits: ['train', 'test'] }],
    ['dataset_infos.json', { default: { features: {}, citation: '', splits: {} } }],
  ])('has a %s that is no problem', async (name, content) => {
    expect(await readText(`math_gpt-4o/${name}`, JSON.stringify(content))).toMatchObject({
      kind: 'dataset-info',
      claims: {},
      problems: [],
    });
  });

  it('has a card, which other Markdown is not', async () => {
    const card = '---\ndataset_info:\n  features:\n  - name: instruction\nconfigs: []\n---\n# Data\n';
    expect(await readText('README.md', card)).toMatchObject({ kind: 'dataset-card', problems: [] });
    expect(await readText('README.md', card.replaceAll('\n', '\r\n'))).toMatchObject({ kind: 'dataset-card' });
    for (const text of ['# configs:\n', '---\ntitle: a\n---\nconfigs:\n', '---\nlibrary_name: peft\n---\n'])
      expect((await readText('README.md', text)).kind).toBeNull();
  });

  it.each([
    ['math_gpt-4o_10000/data/train-00000-of-00003.jsonl', 10_000],
    ['math_gpt-4o_10000/data-00001-of-00002.json', 10_000],
    ['datasets/math_gpt-4o_10000-00001-of-00002.jsonl', 10_000],
    ['math_gpt-4o_10000.jsonl.gz', 10_000],
  ])('tells its run by its folder or name: %s', async (path, volume) => {
    const { claims } = await readText(path, '{"instruction":"a","response":"b"}\n');
    expect(claims).toEqual({ method: 'instance_generation', domain: 'math', generator: 'gpt-4o', volume });
  });
});

describe('missing parts', () => {
  it('are named, once for each data set', () => {
    const problems = missingShards([
      'a/train-00000-of-00003.parquet',
      'a/train-00001-of-00003.parquet',
      'a/test-00000-of-00001.parquet',
      'b/data-00007-of-00020.arrow',
      'b/state.json',
      'c/part-00001-of-00002.jsonl',
      'c/part-00002-of-00002.jsonl',
    ]);
    expect(codes(problems)).toEqual(['missing-shard', 'missing-shard']);
    expect(problems[0]).toMatchObject({ path: 'a/train-00000-of-00003.parquet', severity: 'caution' });
    expect(problems[0]?.message).toContain('one is missing: train-00002-of-00003.parquet.');
    expect(problems[1]?.message).toContain('19 are missing: data-00000-of-00020.arrow, data-00001');
    expect(problems[1]?.message).toContain('data-00004-of-00020.arrow, …');
  });
});
