import { mkdtempSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { manifestSchema } from '../../../../analysis/study/manifestSchema';
import { unattended } from '../../../../analysis/task';
import type { ExistingSteps } from '../../../../electron/jobs/study/graph/settle';
import { planGraph } from '../../../../electron/jobs/study/planGraph';
import type { PlannedStep, StudyGraph } from '../../../../electron/jobs/study/studyGraph';
import type { StudyPlan, StudyPlanDraft } from '../../../../electron/jobs/study/studyPlan';
import { temporaryFolder } from '../../temporaryFolder';
import { kindFolder } from '../steps/kindFolder';
import { planOf, testKinds, writeStudy, type StudyFolderOptions } from './studyFolder';

const none: ExistingSteps = { find: () => null };
const two = { generators: ['gen-a'], methods: ['response_generation'], domains: ['math', 'code'] };
const [math, code] = ['response_generation-math-gen-a', 'response_generation-code-gen-a'];

// What is prepared of an archive is kept between tests: each archive is opened once.
const shared = realpathSync(mkdtempSync(join(tmpdir(), 'agora-test-')));
afterAll(() => {
  rmSync(shared, { recursive: true, force: true });
});
const folder = join(shared, 'prepared');
const written = new Map<string, string>();

function studyIn(options: StudyFolderOptions): string {
  const name = JSON.stringify(options);
  const found = written.get(name) ?? writeStudy(join(shared, String(written.size)), options);
  written.set(name, found);
  return found;
}

/** A study, its kinds, and what makes plans of it out. Tests that change the study have one of their own. */
async function planning(options: StudyFolderOptions = two, archive = studyIn(options)) {
  const kindsFolder = temporaryFolder();
  const kinds = await testKinds(kindsFolder);
  return {
    archive,
    kindsFolder,
    make: (draft: Partial<StudyPlanDraft> | StudyPlan = {}, existing = none) =>
      planGraph(planOf(archive, draft), { kinds, existing, folder }, unattended),
    withKinds: async (again: Partial<StudyPlanDraft> = {}) =>
      planGraph(planOf(archive, again), { kinds: await testKinds(kindsFolder), existing: none, folder }, unattended),
  };
}

const stepCalled = (graph: StudyGraph, id: string): PlannedStep => {
  const found = graph.steps.find((step) => step.id === id);
  if (!found) throw new Error(`${id} is not among ${graph.steps.map((step) => step.id).join(', ')}`);
  return found;
};
const keysOf = (graph: StudyGraph) => Object.fromEntries(graph.steps.map(({ id, key }) => [id, key]));
const outline = ({ arrays }: StudyGraph) =>
  arrays.map(({ id, steps, after }) => [id, steps.length, after.map(({ array, how }) => `${array} ${how}`)]);
/** Steps that were done, of those of a graph. */
const done = (graph: StudyGraph, ids: readonly string[], farFolder: string | null): ExistingSteps => {
  const keys = new Map(ids.map((id) => [stepCalled(graph, id).key, id]));
  return {
    find: (key) => {
      const step = keys.get(key);
      return step === undefined ? null : { job: 'earlier', step, farFolder: farFolder && `${farFolder}/${step}` };
    },
  };
};

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

describe('keys', () => {
  test('change with data, settings and kinds, and with all that stands behind them', async () => {
    const { archive, kindsFolder, make, withKinds } = await planning(two, writeStudy(temporaryFolder(), two));
    const before = keysOf(await make());
    const changed = (now: Readonly<Record<string, string>>) => Object.keys(now).filter((id) => now[id] !== before[id]);
    const ofMath = [`train-test-${math}`, `evaluate-one-${math}`, `evaluate-two-${math}`];

    expect(changed(keysOf(await make({ evaluate: [{ kind: 'evaluate-one', settings: { tasks: ['b'] } }] })))).toEqual([
      'evaluate-one-base',
      'evaluate-one-reference',
      `evaluate-one-${math}`,
      `evaluate-one-${code}`,
    ]);
    const epochs = changed(keysOf(await make({ train: { kind: 'train-test', settings: { epochs: 1 } } })));
    expect(epochs).toHaveLength(6);
    // More GPUs make a larger batch.
    expect(changed(keysOf(await make({ train: { kind: 'train-test', resources: { gpus: 1 } } })))).toEqual(epochs);

    const file = join(archive, 'data', `${math}.jsonl`);
    writeFileSync(file, readFileSync(file, 'utf8').replace('Answer 1', 'Answer one'));
    expect(changed(keysOf(await make()))).toEqual([...ofMath, `measure-test-${math}`].sort(inOrderOf(before)));

    writeFileSync(file, readFileSync(file, 'utf8').replace('Answer one', 'Answer 1'));
    expect(changed(keysOf(await make()))).toEqual([]);
    writeFileSync(join(kindsFolder, 'measure-test', 'more.txt'), '');
    const kinds = changed(keysOf(await withKinds()));
    expect(kinds).toEqual([`measure-test-${math}`, `measure-test-${code}`]);
  });

  test('are those of the content: names of runs, target and time limit change none', async () => {
    const here = await planning(two, writeStudy(temporaryFolder(), two));
    const before = keysOf(await here.make());
    const manifest = join(here.archive, 'agora.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replaceAll(`"${math}"`, '"Another name/of it"'));
    const draft = { target: 'elsewhere', name: 'x', train: { kind: 'train-test', resources: { hours: 9 } } };
    const graph = await here.make(draft);
    expect(Object.values(keysOf(graph))).toEqual(Object.values(before));
    expect(graph.steps[0]?.id).toBe('train-test-Another-name-of-it');
  });

  test('are of the bytes of files that settings name', async () => {
    const { make } = await planning();
    const template = join(temporaryFolder(), 'chat.jinja');
    const train = { kind: 'train-test', settings: { template } };
    writeFileSync(template, 'a');
    const before = await make({ train });
    const step = stepCalled(before, `train-test-${math}`);
    expect(step.files[1]?.text).toContain('"template": "inputs/template.jinja"');
    expect(step.links).toContainEqual({ name: 'inputs/template.jinja', data: before.data[1]?.sha256 });
    utimesSync(template, 1, 1);
    expect(keysOf(await make({ train }))).toEqual(keysOf(before));
    writeFileSync(template, 'b');
    expect(keysOf(await make({ train }))[step.id]).not.toBe(step.key);
  });
});

/** As the steps of a graph stand. */
function inOrderOf(keys: Readonly<Record<string, string>>) {
  const ids = Object.keys(keys);
  return (a: string, b: string) => ids.indexOf(a) - ids.indexOf(b);
}

describe('steps that exist', () => {
  test('are skipped, and what needs them finds them on the target', async () => {
    const { make } = await planning();
    const before = await make();
    const graph = await make({}, done(before, [`train-test-${math}`, 'evaluate-one-base'], '/far/jobs/1/steps'));
    expect(outline(graph)).toEqual([
      ['train-test', 1, []],
      ['evaluate-one', 2, []],
      ['evaluate-one-2', 1, ['train-test element']],
      ['evaluate-two', 3, []],
      ['evaluate-two-2', 1, ['train-test element']],
      ['measure-test', 2, []],
    ]);
    const evaluation = stepCalled(graph, `evaluate-one-${math}`);
    expect(evaluation.needs).toEqual([]);
    expect(evaluation.links).toEqual([
      { name: 'needs/model', farPath: `/far/jobs/1/steps/train-test-${math}/outputs/model` },
    ]);
    expect(stepCalled(graph, `train-test-${math}`)).toMatchObject({ exists: { job: 'earlier' }, array: '', index: -1 });
    expect(graph.expected.hours).toBeCloseTo(0.8);
  });

  test('are done again where their model is needed and lies on another target', async () => {
    const { make } = await planning();
    const before = await make();
    const [training, evaluation] = [`train-test-${math}`, `evaluate-one-${math}`];
    const graph = await make({}, done(before, [training, evaluation], null));
    expect(stepCalled(graph, training).exists).toBeNull();
    expect(stepCalled(graph, evaluation).exists).not.toBeNull();
    expect(graph.remarks[0]).toBe(
      `Done before, but their models are not on this target, so they are done again: ${training} (for evaluate-two-${math}).`,
    );
    const whole = await make({}, done(before, [training, evaluation, `evaluate-two-${math}`], null));
    expect(stepCalled(whole, training).exists).not.toBeNull();
  });

  test('are done again where the plan says so', async () => {
    const { make } = await planning();
    const before = await make();
    const graph = await make({ reuse: false }, done(before, [`train-test-${math}`], '/far'));
    expect(graph.steps.filter(({ exists }) => exists)).toEqual([]);
  });
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

describe('what will not do is named', () => {
  test.each<[string, Partial<StudyPlanDraft>, string]>([
    ['a run', { runs: ['nothing'] }, 'runs: there is no run with instances called "nothing".'],
    ['a kind', { train: { kind: 'train-nothing' } }, 'There is no kind of step called "train-nothing".'],
    ['a kind of another stage', { train: { kind: 'evaluate-one' } }, 'evaluate-one is a kind of the stage "evaluate"'],
    [
      'a setting',
      { train: { kind: 'train-test', settings: { epochs: 0 } } },
      'epochs is 0; it takes an integer of at least 1',
    ],
    [
      'a file',
      { train: { kind: 'train-test', settings: { template: '/none' } } },
      'train-test, template: there is no file at /none',
    ],
    ['a family', { family: 'nothing' }, 'family: the study has no family called "nothing".'],
    ['a domain', { evaluate: [{ kind: 'evaluate-one', domains: ['maths'] }] }, 'no domain called "maths"'],
    ['an archive', { archive: '/none' }, 'The archive cannot be read.'],
  ])('%s', async (_, draft, words) => {
    const { make } = await planning();
    await expect(make(draft)).rejects.toThrow(words);
  });

  test('a base that nobody names', async () => {
    const { make } = await planning({ ...two, families: [] });
    await expect(make()).rejects.toThrow('base: the study names no base model');
    expect((await make({ base: { model: 'lab/Base' } })).study.family).toBe('base');
  });
});

test('a kind that writes what cannot be read is told before anything is planned', async () => {
  const { kindsFolder, withKinds } = await planning();
  kindFolder(
    kindsFolder,
    { id: 'measure-bad', stage: 'measure' },
    { 'run.sh': 'm\n', 'c.json': '[1,\n{{data.rows}},\n]' },
  );
  await expect(withKinds({ measure: [{ kind: 'measure-bad' }] })).rejects.toThrow(
    'What measure-bad writes into c.json',
  );
});
