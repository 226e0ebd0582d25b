import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifestSchema } from '../../../../analysis/study/manifestSchema';
import { temporaryFolder } from '../../temporaryFolder';
import { two, math, code, planning, stepCalled, outline } from './planning';

describe('a plan for a study of 54 runs', () => {
  test('is one array a kind, element by element, with the anchors beside them', async () => {
    const { make } = await planning({});
    const graph = await make();
    expect(graph.steps).toHaveLength(54 + 2 * (54 + 2) + 54);
    expect(outline(graph)).toEqual([
      ['train-test', 54, []],
      ['evaluate-one-anchors', 2, []],
      ['evaluate-one', 54, ['train-test element']],
      ['evaluate-two-anchors', 2, []],
      ['evaluate-two', 54, ['train-test element']],
      ['measure-test', 54, []],
    ]);
    const [training, , evaluation] = graph.arrays;
    expect(evaluation?.steps.map((id) => stepCalled(graph, id).needs)).toEqual(training?.steps.map((id) => [id]));
    expect(new Set(graph.steps.map(({ id }) => id)).size).toBe(graph.steps.length);
    expect(graph.data).toHaveLength(54);
    // 4 GPUs for each training: 0.5 hours and 3 of 1,000 instances of 100 hours.
    expect(graph.expected.hours).toBeCloseTo(54 * 0.8, 6);
    expect(graph.expected.gpuHours).toBeCloseTo(54 * 0.8 * 4, 6);
    expect(graph.expected.unknownSteps).toBe(54 * 3 + 4);
    expect(graph.remarks).toEqual(['Hours of train-test: Invented for tests.']);
  });

  test('keeps trainings one array where evaluations are kept to domains, whose arrays are called by them', async () => {
    const { make } = await planning({});
    const graph = await make({
      evaluate: [
        { kind: 'evaluate-one', domains: ['math'] },
        { kind: 'evaluate-two', domains: ['code', 'math'] },
        { kind: 'evaluate-one', domains: ['general'] },
      ],
      measure: [],
    });
    expect(outline(graph)).toEqual([
      ['train-test', 54, []],
      ['evaluate-one-math-anchors', 2, []],
      ['evaluate-one-math', 18, ['train-test element']],
      ['evaluate-two-code-math-anchors', 2, []],
      ['evaluate-two-code-math', 36, ['train-test element']],
      ['evaluate-one-general-anchors', 2, []],
      ['evaluate-one-general', 18, ['train-test element']],
    ]);
    const indexOf = (id: string) => stepCalled(graph, id).index;
    const general = graph.arrays.at(-1)?.steps ?? [];
    expect(general[0]).toBe('evaluate-one-general-instance_generation-general-gen-a');
    expect(general.map(indexOf)).toEqual(general.flatMap((id) => stepCalled(graph, id).needs.map(indexOf)));
    expect(indexOf(general[0] ?? '')).toBe(12);
  });

  test('numbers the same kind for the same domains', async () => {
    const { make } = await planning();
    const one = { kind: 'evaluate-one', domains: ['math', 'code'] };
    const graph = await make({ evaluate: [one, { ...one, settings: { tasks: ['b'] } }], measure: [] });
    expect(outline(graph).map(([id]) => id)).toEqual([
      'train-test',
      'evaluate-one-math-code-anchors',
      'evaluate-one-math-code',
      'evaluate-one-math-code-2-anchors',
      'evaluate-one-math-code-2',
    ]);
  });
});

test('data are a line an instance, numbered, known by their content', async () => {
  const { make } = await planning();
  const graph = await make();
  const [first] = graph.data;
  expect(first).toMatchObject({ name: 'data.jsonl', rows: 3, runs: [math] });
  expect(
    readFileSync(first?.path ?? '', 'utf8')
      .split('\n')
      .slice(0, 2),
  ).toEqual([
    `{"id":"0","instruction":"Question 0 for ${math}","response":"Answer 0"}`,
    `{"id":"1","instruction":"Question 1 for ${math}","response":"Answer 1"}`,
  ]);
  expect(stepCalled(graph, `train-test-${math}`).links).toEqual([{ name: 'inputs/data.jsonl', data: first?.sha256 }]);
});

test('a step has its files, its links, and where its settings went', async () => {
  const { make } = await planning();
  const graph = await make({ train: { kind: 'train-test', settings: { epochs: 2 }, resources: { gpus: 1 } } });
  const training = stepCalled(graph, `train-test-${math}`);
  expect(training.files[0]).toEqual({
    name: 'run.sh',
    text: '"$AGORA_PYTHON" run.py --from=lab/Tiny inputs/data.jsonl\n',
  });
  expect(training.placed[0]).toEqual({ value: 'epochs', file: 'settings.json', line: 2, text: '"epochs": 2,' });
  expect(training.resources).toEqual({ gpus: 1, cpus: 1, memoryGb: null, hours: 2 });
  const evaluation = stepCalled(graph, `evaluate-one-${math}`);
  expect(evaluation.files[0]?.text).toBe('e needs/model\n');
  expect(evaluation.links).toEqual([{ name: 'needs/model', step: training.id, path: 'outputs/model' }]);
  expect(stepCalled(graph, 'evaluate-one-reference').files[0]?.text).toBe('e lab/Tiny-Instruct\n');
  expect(stepCalled(graph, `measure-test-${math}`).files[0]?.text).toBe('m lab/Tiny inputs/data.jsonl\n');
});

test('base and reference that the plan trains come first, and all that starts from the base waits for it', async () => {
  const { make } = await planning();
  const [plain, better] = [join(temporaryFolder(), 'base.jsonl'), join(temporaryFolder(), 'reference.jsonl')];
  writeFileSync(plain, '{"instruction":"q","response":"a"}\n');
  writeFileSync(better, '{"question":"q","answer":"b"}\n{"question":"q2","answer":""}\n');
  const graph = await make({
    base: { train: { kind: 'train-test' }, data: plain },
    reference: { train: { kind: 'train-test' }, data: better },
    evaluate: [{ kind: 'evaluate-one' }],
  });
  expect(outline(graph)).toEqual([
    ['train-test-base', 1, []],
    ['train-test-reference', 1, ['train-test-base all']],
    ['train-test', 2, ['train-test-base all']],
    ['evaluate-one-base', 1, ['train-test-base all']],
    ['evaluate-one-reference', 1, ['train-test-reference all']],
    ['evaluate-one', 2, ['train-test element']],
    ['measure-test', 2, ['train-test-base all']],
  ]);
  expect(stepCalled(graph, 'train-test-base').files[0]?.text).toBe('"$AGORA_PYTHON" run.py  inputs/data.jsonl\n');
  expect(graph.data.find(({ rows, runs }) => rows === 1 && runs.length === 0)).toBeDefined();
});

test('base and reference by other recipes than the students are called by their role, and wait for no more than they need', async () => {
  const { make } = await planning();
  const data = join(temporaryFolder(), 'base.jsonl');
  writeFileSync(data, '{"instruction":"q","response":"a"}\n');
  const recipe = (epochs: number) => ({ kind: 'train-test', settings: { epochs } });
  const graph = await make({
    base: { train: recipe(1), data },
    reference: { train: recipe(1), data, from: 'nothing' },
    train: recipe(2),
    evaluate: [],
  });
  expect(outline(graph)).toEqual([
    ['train-test-base', 1, []],
    ['train-test-reference', 1, []],
    ['train-test', 2, ['train-test-base all']],
    ['measure-test', 2, ['train-test-base all']],
  ]);
  expect(graph.steps.slice(0, 2).map(({ id }) => id)).toEqual(['train-test-base', 'train-test-reference']);
});

test('seeds are trained on too where instances were made from them, and not measured', async () => {
  const options = { ...two, methods: ['instance_generation', 'response_generation'], domains: ['math'] };
  const { make } = await planning(options);
  const seeds = join(temporaryFolder(), 'seeds.jsonl');
  writeFileSync(seeds, '{"question":"q","answer":"a"}\n');
  const graph = await make({ seedData: { math: seeds } });
  const rowsOf = (id: string) => {
    const link = stepCalled(graph, id).links.find(({ name }) => name === 'inputs/data.jsonl');
    return graph.data.find(({ sha256 }) => link && 'data' in link && link.data === sha256)?.rows;
  };
  expect(rowsOf('train-test-instance_generation-math-gen-a')).toBe(4);
  expect(rowsOf('measure-test-instance_generation-math-gen-a')).toBe(3);
  expect(rowsOf('train-test-response_generation-math-gen-a')).toBe(3);
});

test('without training, the students that runs name are evaluated', async () => {
  const { make } = await planning({ ...two, students: true });
  const graph = await make({ train: null, measure: [{ kind: 'measure-student' }] });
  expect(outline(graph)).toEqual([
    ['evaluate-one', 4, []],
    ['evaluate-two', 4, []],
    ['measure-student', 2, []],
  ]);
  expect(stepCalled(graph, `evaluate-one-${code}`).files[0]?.text).toBe(`e lab/student-of-${code}\n`);
});

test('another base is another family, of which nobody knows a reference', async () => {
  const { make } = await planning();
  const other = await make({ base: { model: '/models/Other-7B' } });
  expect(other.study.family).toBe('other-7b');
  expect(other.remarks[0]).toContain('names no reference model');
  // A folder that holds the family's base.
  expect((await make({ base: { model: '/models/Tiny' } })).study.family).toBe('tiny');
});

test('the results say what they are of, in the schema of agora.json', async () => {
  const { make } = await planning();
  const { study } = await make();
  expect(manifestSchema.parse(study.manifest)).toMatchObject({
    study: { preset: null, id: 'test-study' },
    families: [{ id: 'tiny', base: { model: 'lab/Tiny' }, reference: { model: 'lab/Tiny-Instruct' } }],
    generators: [{ id: 'gen-a' }],
    runs: [
      { id: math, family: 'tiny', files: [`data/${math}.jsonl`] },
      { id: code, family: 'tiny', files: [`data/${code}.jsonl`] },
    ],
  });
});
