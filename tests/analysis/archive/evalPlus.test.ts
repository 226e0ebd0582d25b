import { describe, expect, it } from 'vitest';
import { evalPlusDocument, evalPlusPath } from '../../fixtures/archive-builders/evalPlus';
import { codes, readText } from './sources';

const read = (document: object, file = evalPlusPath('humaneval', 'org/student')) =>
  readText(file, JSON.stringify(document));
const sample = (base: string | null, plus: string | null) => ({ base_status: base, plus_status: plus });

describe('results of EvalPlus', () => {
  it('give base and plus pass@1 in percent, with the binomial error over tasks', async () => {
    const { kind, claims, evaluations, problems } = await read(evalPlusDocument('humaneval', 50));
    expect(kind).toBe('evalplus-results');
    expect(claims).toEqual({ model: 'org/student' });
    expect(problems).toEqual([]);
    expect(evaluations).toMatchObject([
      {
        model: 'org/student',
        task: 'humaneval',
        metric: 'pass@1',
        filter: 'base',
        score: 50,
        n: 164,
        evaluatedMs: Date.UTC(2024, 10, 14, 16),
      },
      { task: 'humaneval', filter: 'plus', score: (100 * 73) / 164, n: 164 },
    ]);
    expect(evaluations[0]?.stderr).toBeCloseTo(100 * Math.sqrt(0.25 / 164), 12);
  });

  it('are MBPP by the ids of their tasks', async () => {
    const { evaluations } = await read(evalPlusDocument('mbpp', 58.7), 'student-1/samples_eval_results.json');
    expect(evaluations[0]).toMatchObject({ model: 'student-1', task: 'mbpp', n: 378, score: 100 * (222 / 378) });
  });

  it('are computed from the statuses where old files have no pass@k; plus counts only with base', async () => {
    const tasks = {
      'HumanEval/0': [sample('pass', 'pass'), sample('pass', 'fail')],
      'HumanEval/1': [sample('fail', 'pass'), sample('timeout', null)],
    };
    const { evaluations } = await read({ hash: 'x', eval: tasks });
    expect(evaluations).toMatchObject([
      { filter: 'base', score: 50, stderr: null, n: 2 },
      { filter: 'plus', score: 25, stderr: null, n: 2 },
    ]);
  });

  it('are read in the oldest form', async () => {
    const tasks = {
      'HumanEval/0': { nfiles: 1, base: [['success', [true]]], plus: [['success', [true]]] },
      'HumanEval/1': { nfiles: 1, base: [['success', [true]]], plus: [['failed', [false]]] },
    };
    const { evaluations } = await read({ date: '2023-08-01 10:00', hash: 'x', eval: tasks });
    expect(evaluations.map(({ filter, score }) => [filter, score])).toEqual([
      ['base', 100],
      ['plus', 50],
    ]);
  });

  it('have no plus score where the plus tests were not run', async () => {
    const { evaluations } = await read({ hash: 'x', eval: { 'Mbpp/2': [sample('pass', null)] } });
    expect(evaluations.map(({ filter }) => filter)).toEqual(['base']);
  });

  it('are doubted where the written score and the statuses differ', async () => {
    const document = { ...evalPlusDocument('humaneval', 50), pass_at_k: { base: { 'pass@1': 0.75 } } };
    const { evaluations, problems } = await read(document);
    expect(evaluations[0]?.score).toBe(75);
    expect(codes(problems)).toEqual(['inconsistent-result']);
    expect(problems[0]?.message).toContain('0.75');
  });

  it('leave out tasks that hold no samples, and say so', async () => {
    const { evaluations, problems } = await read({
      hash: 'x',
      eval: { 'HumanEval/0': [sample('pass', 'pass')], 'HumanEval/1': 7 },
    });
    expect(evaluations[0]).toMatchObject({ score: 100, n: 1 });
    expect(codes(problems)).toEqual(['wrong-type', 'limited-evaluation']);
  });

  it('are an item a task and variant besides; of several samples the share that passes', async () => {
    const { items } = await read(evalPlusDocument('humaneval', 50));
    expect(items).toHaveLength(2 * 164);
    expect(items[0]).toEqual({
      model: 'org/student',
      tool: 'evalplus',
      task: 'humaneval',
      item: 'HumanEval/0',
      metric: 'pass@1',
      filter: 'base',
      value: 1,
      line: null,
    });
    expect(items.at(-1)).toMatchObject({ item: 'HumanEval/163', filter: 'plus', value: 0 });
    const tasks = {
      'Mbpp/2': [sample('pass', null), sample('fail', null), sample('pass', null), sample('timeout', null)],
    };
    expect((await read({ eval: tasks })).items.map(({ filter, value }) => [filter, value])).toEqual([['base', 0.5]]);
  });

  it('count by their statuses where the written score is no share', async () => {
    const document = { ...evalPlusDocument('humaneval', 50), pass_at_k: { base: { 'pass@1': 1.27 } } };
    const { evaluations, problems } = await read(document);
    expect(evaluations[0]).toMatchObject({ score: 50, stderr: expect.closeTo(3.904, 3) as number });
    expect(problems[0]?.message).toContain('what the statuses give counts');
  });

  it('on other tasks than the selection of EvalPlus say so', async () => {
    const tasks = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`Mbpp/${String(index)}`, [sample('pass', 'pass')]]),
      );
    const few = await read({ hash: 'x', eval: tasks(100) });
    expect(codes(few.problems)).toEqual(['limited-evaluation']);
    expect(few.problems[0]?.message).toContain('100 of 378');
    const many = await read({ hash: 'x', eval: tasks(399) });
    expect(codes(many.problems)).toEqual(['inconsistent-result']);
  });

  it('name the version of the tests, which no two scores may mix', async () => {
    const { evaluations } = await read(evalPlusDocument('humaneval', 50));
    expect(evaluations[0]?.protocol).toEqual({ harnessVersion: 'tests fe585eb4' });
  });
});

describe('samples for EvalPlus', () => {
  it('open as instances of the model that their name names', async () => {
    const lines = [
      '{"task_id":"HumanEval/0","solution":"def f(): pass"}',
      '{"task_id":"HumanEval/1","completion":"  pass"}',
      '{"task_id":"HumanEval/2","solution":null}',
    ];
    const { kind, claims, instances, problems } = await readText(
      'evalplus_results/humaneval/org--student_vllm_temp_0.0.jsonl',
      lines.join('\n'),
    );
    expect({ kind, claims }).toEqual({ kind: 'evalplus-samples', claims: { model: 'org/student' } });
    expect(instances.map(({ instruction, response }) => [instruction, response])).toEqual([
      ['HumanEval/0', 'def f(): pass'],
      ['HumanEval/1', '  pass'],
    ]);
    expect(codes(problems)).toEqual(['missing-field:3']);
  });

  it('are not taken for the tasks themselves', async () => {
    const task = {
      task_id: 'HumanEval/0',
      prompt: 'def f():',
      canonical_solution: '  pass',
      test: '',
      entry_point: 'f',
    };
    expect((await readText('HumanEval.jsonl', JSON.stringify(task))).kind).toBeNull();
  });
});
