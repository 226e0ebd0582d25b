import { beforeEach, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../../analysis/engine';
import { unattended } from '../../../../analysis/task';
import { memoryDatabase } from '../../../../electron/ports/database';
import { memoryArchive } from '../../../fixtures/memoryArchive';
import { memoryDerived } from '../../../fixtures/memoryDerived';

const run = 'results/instance_generation_math_gpt-4o.json';
const dataOf = (config: string | null, ...responses: readonly string[]) =>
  JSON.stringify(responses.map((response) => ({ instruction: 'How?', response, ...(config !== null && { config }) })));
const contents = {
  [run]: dataOf('gpt-4o', 'one', 'one two three'),
  'seed/one.jsonl': '{"instruction": "How?", "response": "one two", "reward": 3}\n',
  'seed/two.jsonl': '{"instruction": "Why?", "response": "a b c d"}\n',
};
const request = { metrics: ['response_words', 'response_distinct_1'], runs: null, sample: null };

let engine: Engine;
const open = (files: Record<string, string>) => engine.open(memoryArchive(files), { instances: true }, unattended);

beforeEach(async () => {
  engine = await createEngine({ database: memoryDatabase(), build: 'test', derived: memoryDerived() });
});

it('measures files of no run under their own names, behind the runs', async () => {
  const opened = await open(contents);
  const { runs, values } = await engine.measure(
    memoryArchive(contents),
    { ...request, metrics: ['response_words'] },
    unattended,
  );
  const id = opened.runs[0]?.id;
  expect(runs.map((each) => [each.id, each.generator, each.instances])).toEqual([
    [id, 'gpt-4o-2024-08-06', 2],
    ['seed/one.jsonl', null, 1],
    ['seed/two.jsonl', null, 1],
  ]);
  expect(values.map((value) => [value.run, value.value, value.n, value.of])).toEqual(
    expect.arrayContaining([
      [id, 2, 2, 2],
      ['seed/one.jsonl', 2, 1, 1],
      ['seed/two.jsonl', 4, 1, 1],
    ]),
  );
});

it('measures the chosen ones alone, and gives their instances by their values', async () => {
  await open(contents);
  const chosen = { ...request, metrics: ['response_words'], runs: ['seed/two.jsonl'] };
  const { values } = await engine.measure(memoryArchive(contents), chosen, unattended);
  expect(values).toMatchObject([{ run: 'seed/two.jsonl', value: 4 }]);
  const distribution = await engine.distribution('memory', 'response_words', 10);
  expect(distribution.runs).toMatchObject([{ run: 'seed/two.jsonl', n: 1 }]);
  const measured = { metric: 'response_words', runs: ['seed/two.jsonl'], from: 4, to: 5, closed: false };
  const page = await engine.instances('memory', { path: null, run: null, measured, offset: 0, limit: 10 });
  expect(page).toMatchObject({ total: 1, rows: [{ path: 'seed/two.jsonl', run: null, value: 4 }] });
});

it('gives them no place among the cells, the scores and the predictors', async () => {
  await open(contents);
  await engine.measure(memoryArchive(contents), { ...request, metrics: null }, unattended);
  const ofCells = await engine.sql('memory', 'SELECT DISTINCT run FROM metrics', unattended);
  expect(ofCells.rows).toHaveLength(1);
  const pgr = await engine.pgr('memory');
  expect(JSON.stringify(pgr)).not.toContain('seed/');
  expect(JSON.stringify(await engine.analyse('memory'))).not.toContain('seed/');
});

it('reads the numbers that such a file carries', async () => {
  await open(contents);
  const archive = memoryArchive(contents);
  const { values } = await engine.measure(archive, { ...request, metrics: ['given_reward'] }, unattended);
  expect(values).toMatchObject([{ run: 'seed/one.jsonl', metric: 'given_reward', value: 3 }]);
});

it('keeps it apart from a run that is called like it', async () => {
  const files = [
    { id: 'seed/one.jsonl', generator: 'gpt-4o', method: 'instance_generation', domain: 'math', files: [run] },
  ];
  const named = { ...contents, 'agora.json': JSON.stringify({ runs: files }) };
  await open(named);
  const { values } = await engine.measure(
    memoryArchive(named),
    { ...request, metrics: ['response_words'] },
    unattended,
  );
  expect(Object.fromEntries(values.map((value) => [value.run, value.value]))).toEqual({
    'seed/one.jsonl': 2,
    './seed/one.jsonl': 2,
    'seed/two.jsonl': 4,
  });
  expect(values.map(({ n }) => n).sort()).toEqual([1, 1, 2]);
});
