/** A plan with the kinds that ship, made out: what follows what, and where a reviewer finds each value of the recipe. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { unattended } from '../../../analysis/task';
import { loadKinds } from '../../../electron/jobs/steps/loadKinds';
import { planGraph } from '../../../electron/jobs/study/planGraph';
import { studyPlanSchema } from '../../../electron/jobs/study/studyPlan';
import { writeStudy } from '../../electron/jobs/study/studyFolder';

const trainers = ['train-trl', 'train-llamafactory', 'train-axolotl', 'train-llama-recipes'] as const;

// What is prepared of the archive is kept between tests: it is opened once.
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'agora-test-')));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const archive = writeStudy(join(folder, 'study'), { generators: ['gen-a'], methods: ['response_generation'] });

async function planned(trainer: string) {
  const plan = studyPlanSchema.parse({
    archive,
    target: 'here',
    train: { kind: trainer },
    evaluate: [
      { kind: 'evaluate-lm-eval' },
      { kind: 'evaluate-evalplus' },
      { kind: 'evaluate-alpaca-eval' },
      { kind: 'evaluate-arena-hard', settings: { checkout: '/srv/arena-hard-auto' } },
    ],
    measure: ['perplexity', 'reward', 'embeddings', 'student-loss'].map((name) => ({ kind: `measure-${name}` })),
  });
  const kinds = await loadKinds(undefined, join(folder, 'none'));
  return planGraph(plan, { kinds, existing: { find: () => null }, folder: join(folder, 'prepared') }, unattended);
}

test('a whole study is planned with the kinds that ship', async () => {
  const graph = await planned('train-trl');
  expect(graph.problems).toEqual([]);
  const counts = new Map<string, number>();
  for (const { kind, subject } of graph.steps) {
    const name = `${kind} of ${subject.role}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const evaluations = ['lm-eval', 'evalplus', 'alpaca-eval', 'arena-hard'].flatMap((name): [string, number][] => [
    [`evaluate-${name} of base`, 1],
    [`evaluate-${name} of reference`, 1],
    [`evaluate-${name} of student`, 3],
  ]);
  const measures = ['perplexity', 'reward', 'embeddings', 'student-loss'].map((name) => `measure-${name} of student`);
  expect(Object.fromEntries(counts)).toEqual({
    'train-trl of student': 3,
    ...Object.fromEntries(evaluations),
    ...Object.fromEntries(measures.map((name) => [name, 3])),
  });
  const evaluation = graph.steps.find(({ kind, subject }) => kind === 'evaluate-lm-eval' && subject.role === 'student');
  const training = graph.steps.find(({ id }) => evaluation?.needs.includes(id));
  expect(training?.kind).toBe('train-trl');
  expect(evaluation?.links).toContainEqual({ name: 'needs/model', step: training?.id, path: 'outputs/model' });
});

test.each(trainers)('each value of the recipe of %s has its place in a file', async (trainer) => {
  const { steps } = await planned(trainer);
  const training = steps.find(({ kind }) => kind === trainer);
  const settings = Object.keys(training?.settings ?? {});
  const placed = new Map(training?.placed.map((each) => [each.value, each]));
  expect(settings.filter((name) => !placed.has(name))).toEqual([]);
  // By the text of the line a reviewer knows it again.
  expect(placed.get('learningRate')?.text).toMatch(/"?(learning_rate|lr)"?: 0\.00001,?$/);
  for (const { file, line, text } of placed.values()) {
    const lines = training?.files.find(({ name }) => name === file)?.text.split('\n') ?? [];
    expect(lines[line - 1]?.trim()).toBe(text);
  }
});
