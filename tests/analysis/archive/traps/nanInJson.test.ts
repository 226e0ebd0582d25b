import { describe, expect, it } from 'vitest';
import { codes, readText } from '../sources';

describe('trap: NaN in JSON', () => {
  it('is no score, and the numbers beside it are read', async () => {
    const text =
      '{"results": {"gsm8k": {"exact_match,strict-match": NaN, "exact_match_stderr,strict-match": NaN, "exact_match,flexible-extract": 0.5, "exact_match_stderr,flexible-extract": -Infinity}}, "versions": {"gsm8k": 3}}';
    const { evaluations, problems } = await readText('m/results.json', text);
    expect(evaluations).toMatchObject([{ filter: 'flexible-extract', score: 50, stderr: null }]);
    expect(codes(problems)).toEqual(['non-finite-number:1', 'missing-values']);
  });

  it('is no loss, and no value of an item', async () => {
    const state = '{"global_step": 2, "log_history": [{"step": 1, "loss": NaN}, {"step": 2, "loss": 0.5}]}';
    expect((await readText('m/trainer_state.json', state)).training.map(({ loss }) => loss)).toEqual([null, 0.5]);
    const sample =
      '{"doc_id": 1, "doc": {}, "target": "", "arguments": [], "resps": [], "metrics": ["acc"], "acc": NaN}';
    expect((await readText('m/samples_t.jsonl', `${sample}\n`)).items).toMatchObject([{ item: '1', value: null }]);
  });

  it('in a text is a word', async () => {
    const row = JSON.stringify({ task_id: 'HumanEval/0', solution: 'x = {"a": NaN, "b": -Infinity}' });
    const { instances, problems } = await readText('samples.jsonl', row);
    expect(instances[0]?.response).toBe('x = {"a": NaN, "b": -Infinity}');
    expect(problems).toEqual([]);
  });
});
