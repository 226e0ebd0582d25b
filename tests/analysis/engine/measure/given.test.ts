import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../analysis/engine';
import { measuredFileOf } from '../../../../analysis/engine/measure/measuredFileOf';
import { unattended } from '../../../../analysis/task';
import { memoryDatabase } from '../../../../electron/ports/database';
import { memoryArchive } from '../../../fixtures/memoryArchive';

const path = 'results/instance_generation_math_gpt-4o.json';
const rows = [
  { instruction: 'One?', response: 'Yes', config: 'gpt-4o', reward: 2, metadata: { loss: 1 } },
  { instruction: 'Two?', response: 'No', config: 'gpt-4o', reward: 4 },
  { instruction: 'Three?', response: 'So', config: 'gpt-4o', reward: 6, metadata: { loss: 3 } },
];

async function given(contents: Record<string, string | Uint8Array>) {
  const engine = await createEngine({ database: memoryDatabase(), build: 'test' });
  const archive = memoryArchive(contents);
  const { artifacts } = await engine.open(archive, { instances: true }, unattended);
  const { values } = await engine.measure(archive, { metrics: ['given_reward'], runs: null, sample: null }, unattended);
  const kinds = Object.fromEntries(artifacts.map((artifact) => [artifact.path, artifact.kind]));
  return { kinds, values: Object.fromEntries(values.map((value) => [value.metric, value])), engine };
}

describe('measures that files carry', () => {
  it('gives the numbers that instances carry, with what they cover and the field they come from', async () => {
    const { values, engine } = await given({ [path]: JSON.stringify(rows) });
    expect(values['given_reward']).toMatchObject({ value: 4, n: 3, of: 3, how: 'read from the field reward' });
    expect(values['given_loss']).toMatchObject({ value: 2, n: 2, of: 3, how: 'read from the field metadata.loss' });
    const ofSecond = await engine.instanceMeasures('memory', path, 1);
    expect(ofSecond).toMatchObject([{ metric: 'given_reward', value: 4 }]);
  });
  it('adjusts the reward by the loss over the instances that have both', async () => {
    const { values } = await given({ [path]: JSON.stringify(rows) });
    // Mean reward 4 and mean loss 2 of the first and the third.
    expect(values['compatibility_adjusted_reward']).toMatchObject({ value: 4 / 7, n: 2, of: 3 });
    expect(values['instruction_following_difficulty']).toBeUndefined();
  });
  it.each([
    ['measures/perplexity.jsonl', '{"index": 2, "ppl": 6, "ppl_alone": 8}\n{"index": 0, "ppl": 3, "ppl_alone": 2}\n'],
    ['measures/perplexity.csv', 'idx,ppl,ppl_alone\n2,6,8\n0,3,2\n9,1,1\n'],
    ['measures/perplexity.json', '[{"id": 2, "ppl": 6, "ppl_alone": 8}, {"id": 0, "ppl": 3, "ppl_alone": 2}]'],
  ])('joins measures in a file of their own by the index: %s', async (beside, content) => {
    const { kinds, values } = await given({ [path]: JSON.stringify(rows), [beside]: content });
    expect(kinds[beside]).toBe('instance-measures');
    expect(values['given_ppl']).toMatchObject({ value: 4.5, n: 2, of: 3 });
    expect(values['instruction_following_difficulty']).toMatchObject({
      value: (6 / 8 + 3 / 2) / 2,
      n: 2,
      how: 'computed from the fields ppl and ppl_alone',
    });
  });
});

it('gives no value to a record that is no instance, and one to the last instance behind it', async () => {
  const lines = [
    '{"instruction": "One?", "response": "Yes", "config": "gpt-4o"}',
    '{"reward": 9}',
    '{"instruction": "T',
  ];
  const content = [...lines, '{"instruction": "Two?", "response": "No", "config": "gpt-4o", "reward": 2}'].join('\n');
  const beside = '{"index": 1, "ppl": 9}\n{"index": 2, "ppl": 9}\n{"index": 3, "ppl": 5}\n';
  const { values } = await given({ [`${path}l`]: content, 'measures/ppl.jsonl': beside });
  expect(values['given_reward']).toMatchObject({ value: 2, n: 1, of: 2 });
  expect(values['given_ppl']).toMatchObject({ value: 5, n: 1, of: 2 });
});

it('gives a run one value whose files spell the field in two ways', async () => {
  const shard = (field: string, value: number) =>
    JSON.stringify([{ instruction: 'One?', response: 'Yes', config: 'gpt-4o', [field]: value }]);
  const engine = await createEngine({ database: memoryDatabase(), build: 'test' });
  const manifest = JSON.stringify({
    runs: [
      { id: 'r', generator: 'gpt-4o', method: 'instance_generation', domain: 'math', files: ['one.json', 'two.json'] },
    ],
  });
  const archive = memoryArchive({
    'agora.json': manifest,
    'one.json': shard('reward', 1),
    'two.json': shard('Reward', 3),
  });
  await engine.open(archive, { instances: true }, unattended);
  const { values } = await engine.measure(archive, { metrics: ['given_reward'], runs: null, sample: null }, unattended);
  expect(values).toMatchObject([
    { metric: 'given_reward', value: 2, n: 2, how: 'read from the field Reward; read from the field reward' },
  ]);
});

it('joins measures whose names are alike to the runs that the study counts them to', async () => {
  const engine = await createEngine({ database: memoryDatabase(), build: 'test' });
  const run = (domain: string) => {
    const files = [`data/${domain}.json`, `measures/${domain}/**`];
    return { id: domain, generator: 'gpt-4o', method: 'instance_generation', domain, files };
  };
  const archive = memoryArchive({
    'agora.json': JSON.stringify({ runs: [run('math'), run('code')] }),
    'data/math.json': JSON.stringify(rows),
    'data/code.json': JSON.stringify(rows.slice(0, 2)),
    'measures/math/perplexity.jsonl': '{"index": 0, "ppl": 3}\n{"index": 1, "ppl": 5}\n',
    'measures/code/perplexity.jsonl': '{"index": 0, "ppl": 7}\n{"index": 1, "ppl": null}\n',
  });
  const { problems } = await engine.open(archive, { instances: true }, unattended);
  const { values } = await engine.measure(archive, { metrics: ['given_ppl'], runs: null, sample: null }, unattended);
  const found = values.map(({ run: of, value, n }) => [of, value, n]);
  expect(found).toEqual(
    expect.arrayContaining([
      ['math', 4, 2],
      ['code', 7, 1],
    ]),
  );
  expect(problems.filter(({ path }) => path.startsWith('measures/'))).toEqual([]);
});

it('reads measures out of columns', async () => {
  const table = tableFromArrays({ index: Int32Array.of(2, 0), ppl: Float64Array.of(6, 3) });
  const { kinds, values } = await given({
    [path]: JSON.stringify(rows),
    'measures/ppl.arrow': tableToIPC(table, 'stream'),
  });
  expect(kinds['measures/ppl.arrow']).toBe('instance-measures');
  expect(values['given_ppl']).toMatchObject({ value: 4.5, n: 2 });
});

describe('instance-measures', () => {
  it.each([
    ['scores.csv', 'model,benchmark,score\na,gsm8k,1\n'],
    ['wide.csv', 'run,gsm8k,math\n1,20,30\n'],
    ['texts.jsonl', '{"index": 0, "instruction": "a", "output": "b", "reward": 1}\n'],
    ['names.jsonl', '{"index": 0, "name": "a", "reward": 1}\n'],
    ['log.csv', 'index,step,loss\n0,10,2.5\n'],
    ['only.jsonl', '{"index": 0}\n'],
    ['words.jsonl', '{"id": "abc", "reward": 1}\n'],
  ])('is not what %s is', async (other, content) => {
    const { kinds } = await given({ [path]: JSON.stringify(rows), [other]: content });
    expect(kinds[other]).not.toBe('instance-measures');
  });
});

describe('measuredFileOf', () => {
  const file = (at: string) => ({ artifact: 0, path: at, hash: null, instances: 1 });
  const [small, mini, other] = ['a/math_gpt-4o.json', 'a/math_gpt-4o-mini.json', 'b/code.json'].map(file);
  const files = [small, mini, other].filter((each) => each !== undefined);
  it('goes by the name, then by the folder, then by being alone', () => {
    expect(measuredFileOf('x/math_gpt-4o-mini_reward.csv', files)).toBe(mini);
    expect(measuredFileOf('x/math_gpt-4o_reward.csv', files)).toBe(small);
    expect(measuredFileOf('b/reward.csv', files)).toBe(other);
    expect(measuredFileOf('a/reward.csv', files)).toBeNull();
    expect(measuredFileOf('x/reward.csv', files)).toBeNull();
    expect(measuredFileOf('x/reward.csv', files.slice(0, 1))).toBe(small);
  });
});
