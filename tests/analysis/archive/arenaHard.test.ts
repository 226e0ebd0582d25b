import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  arenaHardAnswer,
  arenaHardBoard,
  arenaHardJudgment,
  arenaHardOldAnswer,
} from '../../fixtures/archive-builders/arenaHard';
import { sharedFolder, sharedMissing } from '../../shared';
import { codes, fileSource, readSource, readText } from './sources';

const sample = (name: string) => fileSource(path.join(sharedFolder ?? '', 'samples', name), name);

describe('Arena-Hard judgments', () => {
  it('are an item a game, seen from the model in either order of the answers', async () => {
    const lines = [
      arenaHardJudgment('q1', 'student', ['B>>A', 'B>>A']),
      arenaHardJudgment('q2', 'student', ['A>B', 'A>B']),
      arenaHardJudgment('q3', 'student', ['A=B', null]),
    ];
    const { kind, claims, items, problems } = await readText('model_judgment/gpt-4/student.jsonl', lines.join('\n'));
    expect({ kind, claims, problems }).toEqual({
      kind: 'arena-hard-judgments',
      claims: { model: 'student', own: ['model'] },
      problems: [],
    });
    expect(items.map(({ item, filter, value, line }) => [item, filter, value, line])).toEqual([
      ['q1', 'gpt-4-1106-preview/game-1', 3, 1],
      ['q1', 'gpt-4-1106-preview/game-2', -3, 1],
      ['q2', 'gpt-4-1106-preview/game-1', -1, 2],
      ['q2', 'gpt-4-1106-preview/game-2', 1, 2],
      ['q3', 'gpt-4-1106-preview/game-1', 0, 3],
      ['q3', 'gpt-4-1106-preview/game-2', null, 3],
    ]);
    expect(items[0]).toMatchObject({ tool: 'arena-hard', task: 'arena-hard-v0.1', metric: 'verdict' });
  });

  it('of older files name the question otherwise; what is no verdict is a problem', async () => {
    const old = {
      question_id: 'q1',
      model: 'm',
      judge: 'gpt-4',
      games: [{ user_prompt: '', judgment: '', score: 'A<B' }],
    };
    const odd = { ...old, question_id: 'q2', games: [{ score: 'C>A' }, null] };
    const { items, problems } = await readText(
      'm.jsonl',
      `${JSON.stringify(old)}\n${JSON.stringify(odd)}\n{"model":"m","games":[]}`,
    );
    expect(items.map(({ item, task, value }) => [item, task, value])).toEqual([
      ['q1', 'arena-hard', 1],
      ['q2', 'arena-hard', null],
    ]);
    expect(codes(problems)).toEqual(['wrong-type:2', 'missing-field:3']);
  });
});

describe('Arena-Hard answers and questions', () => {
  it('open as instances; answers are outputs of the model they name', async () => {
    const { kind, claims, instances, problems } = await readText(
      'model_answer/x.jsonl',
      arenaHardAnswer('q1', 'gpt-x', 'X:1'),
    );
    expect({ kind, claims, problems }).toEqual({
      kind: 'arena-hard-answers',
      claims: { model: 'gpt-x', own: ['model'] },
      problems: [],
    });
    expect(instances).toMatchObject([
      { instruction: 'Write a melody in ABC notation.', response: 'X:1', label: 'gpt-x' },
    ]);
  });

  it('of older files hold no question but its id', async () => {
    const { instances, problems } = await readText(
      'x.jsonl',
      `${arenaHardOldAnswer('q1', 'm', 'X:1')}\n{"answer_id":"a","choices":[]}`,
    );
    expect(instances).toMatchObject([{ instruction: 'q1', response: 'X:1', label: 'm' }]);
    expect(codes(problems)).toEqual(['missing-field:2']);
  });

  it('of older files have the prompt among turns', async () => {
    const question = { question_id: 'q1', category: 'arena-hard-v0.1', cluster: 'ABC', turns: [{ content: 'Write.' }] };
    const { kind, instances } = await readText('question.jsonl', JSON.stringify(question));
    expect(kind).toBe('arena-hard-questions');
    expect(instances).toMatchObject([{ instruction: 'Write.', response: '', label: null }]);
  });

  it.skipIf(sharedFolder === null)(`of version 0.1 are read (else ${sharedMissing})`, async () => {
    const answers = await readSource(sample('arena_hard_v0.1_model_answer_first1.jsonl'));
    expect({ kind: answers.kind, problems: answers.problems }).toEqual({ kind: 'arena-hard-answers', problems: [] });
    expect(answers.instances).toMatchObject([{ line: 1, label: 'gpt-4-0314' }]);
    expect(answers.instances[0]?.instruction).toContain('SCIM server');
    const questions = await readSource(sample('arena_hard_v0.1_question_first2.jsonl'));
    expect({ kind: questions.kind, problems: questions.problems }).toEqual({
      kind: 'arena-hard-questions',
      problems: [],
    });
    expect(questions.instances.map(({ instruction }) => instruction.slice(0, 16))).toEqual([
      'Use ABC notation',
      'SOLVE THIS IN C+',
    ]);
  });
});

describe('the Arena-Hard leaderboard', () => {
  it('gives scores with a standard error from the width of the interval', async () => {
    const { kind, evaluations, problems } = await readText('arena.csv', arenaHardBoard([{ model: 'm', score: 20.5 }]));
    expect({ kind, problems }).toEqual({ kind: 'arena-hard-leaderboard', problems: [] });
    expect(evaluations).toMatchObject([
      {
        model: 'm',
        tool: 'arena-hard',
        task: 'arena-hard',
        metric: 'score',
        filter: null,
        score: 20.5,
        n: null,
        board: false,
      },
    ]);
    expect(evaluations[0]?.stderr).toBeCloseTo(4 / (2 * 1.96), 4);
    expect(evaluations[0]?.evaluatedMs).toBe(Date.UTC(2024, 6, 31));
  });

  it('leaves out rows without a model or score, with a problem each', async () => {
    const text = `${arenaHardBoard([{ model: '', score: 1 }])}m,,1,2,x,1,2024-07-31\n`;
    const { evaluations, problems } = await readText('arena.csv', text);
    expect(evaluations).toEqual([]);
    expect(codes(problems)).toEqual(['missing-field:2', 'missing-field:3']);
  });

  it.skipIf(sharedFolder === null)(`as published is a board with every row (else ${sharedMissing})`, async () => {
    const source = sample('arena_hard_leaderboard_20240731.csv');
    const { kind, evaluations, problems } = await readSource(source);
    expect({ kind, problems }).toEqual({ kind: 'arena-hard-leaderboard', problems: [] });
    const file = path.join(sharedFolder ?? '', 'samples', source.path);
    expect(evaluations).toHaveLength(fs.readFileSync(file, 'utf8').trim().split('\n').length - 1);
    expect(evaluations[0]).toMatchObject({ model: 'gpt-4-turbo-2024-04-09', score: 82.63, board: true });
  });
});
