import { describe, expect, it } from 'vitest';
import {
  smallEvaluateDocument,
  smallEvaluateItemLines,
  smallTrainDocument,
} from '../../fixtures/archive-builders/smallStudy';
import { codes, readText } from './sources';

const results = (document: object) => readText('evaluations/step/small_evaluate.json', JSON.stringify(document));

describe('results of small-evaluate', () => {
  it('give exact match in percent under their own tool, with what they were made by', async () => {
    const { kind, claims, evaluations, problems } = await results(smallEvaluateDocument('student-1', 'sums', 30, 40));
    expect({ kind, problems }).toEqual({ kind: 'small-evaluate-results', problems: [] });
    expect(claims).toMatchObject({ model: 'student-1' });
    expect(evaluations).toEqual([
      {
        model: 'student-1',
        tool: 'small-evaluate',
        task: 'sums',
        metric: 'exact_match',
        filter: null,
        score: 75,
        stderr: expect.closeTo(100 * Math.sqrt((0.75 * 0.25) / 39), 10) as number,
        n: 40,
        higherIsBetter: true,
        protocol: { shots: 0, harnessVersion: '1', benchmarkVersion: 'items ab12cd34' },
        evaluatedMs: Date.UTC(2026, 2, 1, 12),
        board: false,
      },
    ]);
  });

  it('say that they rest on a part of the items', async () => {
    const document = smallEvaluateDocument('m', 'sums', 5, 10);
    const { problems } = await results({ ...document, protocol: { ...document.protocol, limit: 10 } });
    expect(codes(problems)).toEqual(['limited-evaluation']);
    expect(problems[0]?.message).toContain('first 10 items');
  });

  it('leave out a score that is none, and keep the others', async () => {
    const document = smallEvaluateDocument('m', 'sums', 5, 10);
    const { evaluations, problems } = await results({
      ...document,
      tasks: { ...document.tasks, sort: { exact_match: 55, n: 10 }, reverse: { exact_match: 0.5 }, other: null },
    });
    expect(evaluations.map(({ task }) => task)).toEqual(['sums']);
    expect(problems.map(({ code, message }) => [code, message.slice(0, 32)])).toEqual([
      ['wrong-type', 'The score of sort is left out: t'],
      ['missing-field', 'The score of reverse is left out'],
      ['wrong-type', 'The score of other is left out: '],
    ]);
  });

  it('are read without what newer or older versions may lack', async () => {
    const { evaluations, problems } = await results({
      agora_small_evaluate: 1,
      model: 'm',
      tasks: { sums: { exact_match: 1, n: 1 } },
    });
    expect(problems).toEqual([]);
    expect(evaluations).toMatchObject([{ score: 100, stderr: null, n: 1, protocol: {}, evaluatedMs: null }]);
  });

  it('say what is wrong with a damaged file', async () => {
    const text = JSON.stringify(smallEvaluateDocument('m', 'sums', 5, 10));
    expect(codes((await readText('a.json', text.slice(0, -20))).problems)).toEqual(['truncated-json:1']);
    expect(codes((await results({ agora_small_evaluate: 2, model: 'm', tasks: {} })).problems)).toEqual(['wrong-type']);
    expect(codes((await results({ agora_small_evaluate: 1, tasks: {} })).problems)).toEqual(['missing-field']);
    expect(codes((await results({ agora_small_evaluate: 1, model: 'm', tasks: {} })).problems)).toEqual(['no-values']);
  });
});

describe('items of small-evaluate', () => {
  const lines = smallEvaluateItemLines('m', 'sums', [
    { id: 'a', right: true },
    { id: 'b', right: false },
  ]);
  it('are one value each, and no instances', async () => {
    const { kind, items, instances, problems } = await readText('small_evaluate_items.jsonl', lines.join('\n'));
    expect({ kind, instances, problems }).toEqual({ kind: 'small-evaluate-items', instances: [], problems: [] });
    const common = { model: 'm', tool: 'small-evaluate', task: 'sums', metric: 'exact_match', filter: null };
    expect(items).toEqual([
      { ...common, item: 'a', value: 1, line: 1 },
      { ...common, item: 'b', value: 0, line: 2 },
    ]);
  });

  it('leave out lines that are none, and name them', async () => {
    const damaged = [...lines, '{"agora_small_evaluate_item": 1, "model": "m", "task": "sums", "id": "c"}', '{"mod'];
    const { items, problems } = await readText('small_evaluate_items.jsonl', damaged.join('\n'));
    expect(items.map(({ item }) => item)).toEqual(['a', 'b']);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'missing-field'],
      [4, 'truncated-json'],
    ]);
  });
});

describe('trainings of small-train', () => {
  it('are curves', async () => {
    const document = smallTrainDocument('student-1', [2.5, 1.25]);
    const { kind, claims, training, problems } = await readText('x/small_train.json', JSON.stringify(document));
    expect({ kind, problems }).toEqual({ kind: 'small-training', problems: [] });
    expect(claims).toMatchObject({ model: 'student-1' });
    const none = { evalLoss: null, gradNorm: null };
    expect(training).toEqual([
      { step: 1, epoch: 0.08, loss: 2.5, learningRate: 0.001, ...none },
      { step: 2, epoch: 0.16, loss: 1.25, learningRate: 0.001, ...none },
    ]);
  });

  it('leave out entries without a step, and say where there are none', async () => {
    const document = { ...smallTrainDocument('m', [1]), history: [{ loss: 2 }, { step: 2, loss: 'low' }] };
    const { training, problems } = await readText('small_train.json', JSON.stringify(document));
    expect(training).toMatchObject([{ step: 2, loss: null }]);
    expect(problems[0]?.message).toMatch(/^Entry 1 of history is left out: the field "step" is missing/);
    const empty = await readText('small_train.json', JSON.stringify(smallTrainDocument('m', [])));
    expect(codes(empty.problems)).toEqual(['no-values']);
  });
});
