import { describe, expect, it } from 'vitest';
import { lmEvalSamples } from '../../fixtures/archive-builders/lmEvalSamples';
import { codes, readText } from './sources';

const file = 'results/meta-llama__Llama-3.1-8B/samples_gsm8k_2024-11-14T16-00-00.123456.jsonl';

describe('samples of lm-evaluation-harness', () => {
  it('are an item for each document and filter, named by the number and hash of the document', async () => {
    const { kind, claims, items, problems } = await readText(file, lmEvalSamples(4));
    expect({ kind, problems }).toEqual({ kind: 'lm-eval-samples', problems: [] });
    expect(claims).toEqual({ model: 'meta-llama__Llama-3.1-8B' });
    expect(items).toHaveLength(8);
    expect(items[0]).toEqual({
      model: 'meta-llama__Llama-3.1-8B',
      tool: 'lm-eval',
      task: 'gsm8k',
      item: '0#fedcba000000',
      metric: 'exact_match',
      filter: 'strict-match',
      value: 0,
      line: 1,
    });
    expect(items.map(({ value }) => value)).toEqual([0, 1, 1, 1, 1, 1, 0, 1]);
    expect(items[7]).toMatchObject({ filter: 'flexible-extract', line: 8 });
  });

  it('of older versions have no filter, hash or list of metrics', async () => {
    const row = {
      doc_id: 7,
      doc: {},
      target: 'x',
      arguments: [],
      resps: [],
      filtered_resps: [],
      acc: 1.0,
      acc_norm: false,
    };
    const { items } = await readText('m/samples_arc_easy.jsonl', `${JSON.stringify(row)}\n`);
    expect(items.map(({ task, item, metric, filter, value }) => [task, item, metric, filter, value])).toEqual([
      ['arc_easy', '7', 'acc', null, 1],
      ['arc_easy', '7', 'acc_norm', null, 0],
    ]);
  });

  it('say which metrics are of the whole task only, and where a value is NaN', async () => {
    const row = (id: number, acc: string) =>
      `{"doc_id":${String(id)},"doc":{},"target":"x","arguments":[],"resps":[],"metrics":["acc","word_perplexity"],"acc":${acc},"word_perplexity":[-3.5,2]}`;
    const { items, problems } = await readText('m/samples_wikitext.jsonl', `${row(0, 'NaN')}\n${row(1, '1')}\n`);
    expect(items.map(({ metric, value }) => [metric, value])).toEqual([
      ['acc', null],
      ['acc', 1],
    ]);
    expect(codes(problems)).toEqual(['non-finite-number:1', 'missing-values']);
    expect(problems[1]?.message).toContain('word_perplexity is no number in 2 samples');
  });

  it('that are broken or lack their document are problems with their line, and the rest is read', async () => {
    const lines = lmEvalSamples(2).trim().split('\n');
    const text = [lines[0], '{"doc_id": null, "doc": {}, "resps": []}', lines[1]?.slice(0, 60), lines[2]].join('\n');
    const { items, problems } = await readText(file, text);
    expect(items.map(({ line }) => line)).toEqual([1, 4]);
    expect(codes(problems)).toEqual(['missing-field:2', 'broken-json:3']);
  });

  it('come in batches while the file is read', async () => {
    const { batches, items } = await readText(file, lmEvalSamples(9000));
    expect(items).toHaveLength(18_000);
    expect(batches).toHaveLength(3);
  });
});
