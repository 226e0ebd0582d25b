import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder';
import { writeStudy } from './studyFolder';
import { two, math, code, planning, stepCalled, keysOf, outline, done } from './planning';

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
