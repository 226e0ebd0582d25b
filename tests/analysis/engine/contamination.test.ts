import { beforeEach, describe, expect, it } from 'vitest';
import type { ContaminationRequest } from '../../../analysis/contaminationResults';
import { createEngine, type Engine } from '../../../analysis/engine';
import { defaultContaminationOptions } from '../../../analysis/metrics/contamination/contaminationOptions';
import { unattended } from '../../../analysis/task';
import { memoryDatabase } from '../../../electron/ports/database';
import { memoryArchive } from '../../fixtures/memoryArchive';

const path = 'results/instance_generation_math_gpt-4o.json';
const item = 'A robe takes 2 bolts of blue fiber and half that much white fiber; how many bolts in total does it take?';
const short = 'Write a function to sort tuples by name.';
const instances = [
  { instruction: 'Say it.', response: `He asked: “${item.replace(';', '.').toUpperCase()}”`, config: 'gpt-4o' },
  { instruction: short, response: 'def f(): pass', config: 'gpt-4o' },
  { instruction: 'Something else', response: 'entirely', config: 'gpt-4o' },
];
const request: ContaminationRequest = { ...defaultContaminationOptions, fields: null, runs: null };

let engine: Engine;

beforeEach(async () => {
  engine = await createEngine({ database: memoryDatabase(), build: 'test' });
  await engine.open(memoryArchive({ [path]: JSON.stringify(instances) }), { instances: true }, unattended);
});

const find = (sets: readonly Readonly<Record<string, string>>[], given: Partial<ContaminationRequest> = {}) =>
  engine.contamination(
    'memory',
    { ...request, ...given },
    sets.map((files, index) => memoryArchive(files, 0, `set ${index}`)),
    unattended,
  );

describe('engine.contamination', () => {
  it('tells sets, runs, matches and items, with the evidence on both sides', async () => {
    const report = await find([
      {
        'gsm8k.jsonl': `${JSON.stringify({ question: 'Unseen' })}\n${JSON.stringify({ question: item, answer: '3' })}\n`,
      },
      { 'mbpp.json': JSON.stringify([{ task_id: 1, text: short, code: 'def f(): pass' }]) },
    ]);
    expect(report.sets).toEqual([
      { name: 'set 0', fields: ['question'], items: 2, usable: 1, touched: 1, touchedShare: 1 },
      { name: 'set 1', fields: ['text'], items: 1, usable: 1, touched: 1, touchedShare: 1 },
    ]);
    expect(report.runs).toMatchObject([{ instances: 3, contaminated: 2, contaminatedShare: 2 / 3, touched: [1, 1] }]);
    expect(report.matches.map(({ ordinal, part, coverage }) => [ordinal, part, coverage])).toEqual([
      [0, 'response', 1],
      [1, 'instruction', 1],
    ]);
    expect(report.items).toEqual([
      { set: 0, path: 'gsm8k.jsonl', line: 2, text: item },
      { set: 1, path: 'mbpp.json', line: 1, text: short },
    ]);
    const [match] = report.matches;
    expect(instances[0]!.response.slice(...match!.inText).toLowerCase()).toBe(
      item
        .slice(...match!.inItem)
        .replace(';', '.')
        .toLowerCase(),
    );
  });

  it.each([
    ['a MATH problem, one object over several lines', { 'algebra/1.json': JSON.stringify({ problem: item }, null, 4) }],
    ['an object with a list', { 'set.json': JSON.stringify({ version: 1, data: [{ prompt: item }] }) }],
    ['a table', { 'set.csv': `id,question\n1,"${item}"\n` }],
    ['turns', { 'set.jsonl': JSON.stringify({ turns: [{ content: item }] }) }],
  ])('reads %s', async (_, files) => {
    expect((await find([files])).sets).toMatchObject([{ items: 1, touched: 1 }]);
  });

  it('takes the fields that are named', async () => {
    const files = { 'set.jsonl': JSON.stringify({ question: 'no', solution: item }) };
    expect((await find([files])).sets).toMatchObject([{ fields: ['question'], touched: 0 }]);
    expect((await find([files], { fields: ['solution'] })).sets).toMatchObject([{ fields: ['solution'], touched: 1 }]);
    const none = await find([files], { fields: ['nothing'] });
    expect(none.problems).toMatchObject([{ path: 'set.jsonl', code: 'no-values' }]);
    expect(none.sets).toMatchObject([{ items: 0, touchedShare: null }]);
  });

  it('reads on behind a broken line, and says so', async () => {
    const report = await find([{ 'set.jsonl': `{"question": broken}\n${JSON.stringify({ question: item })}\n` }]);
    expect(report.sets).toMatchObject([{ items: 1, touched: 1 }]);
    expect(report.problems).toMatchObject([{ line: 1, code: 'broken-json' }]);
  });

  it('refuses to look for nothing', async () => {
    await expect(find([])).rejects.toMatchObject({ code: 'bad-input' });
  });
});
