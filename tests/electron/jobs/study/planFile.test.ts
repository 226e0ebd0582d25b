import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asAgoraError } from '../../../../analysis/errors';
import { readPlanFile } from '../../../../electron/jobs/study/planFile';
import { temporaryFolder } from '../../temporaryFolder';
import { testKinds } from './studyFolder';

async function read(text: string) {
  const folder = temporaryFolder();
  const file = join(folder, 'plan.yaml');
  writeFileSync(file, text);
  return { folder, plan: await readPlanFile(file, await testKinds(temporaryFolder())) };
}

test('paths of a plan are relative to it, those that settings name too', async () => {
  const { folder, plan } = await read(`
archive: study
target: gpu
base: { train: { kind: train-test, settings: { template: chat.jinja } }, data: ../base.jsonl }
reference: { model: lab/Reference }
train: { kind: train-test, settings: { template: /else/chat.jinja, epochs: 2 } }
seedData: { math: seeds/math.jsonl }
`);
  expect(plan).toMatchObject({
    archive: join(folder, 'study'),
    base: {
      train: { settings: { template: join(folder, 'chat.jinja') } },
      data: join(folder, '..', 'base.jsonl'),
      from: 'base',
    },
    reference: { model: 'lab/Reference' },
    train: { settings: { template: '/else/chat.jinja', epochs: 2 } },
    seedData: { math: join(folder, 'seeds', 'math.jsonl') },
    evaluate: [],
    reuse: true,
  });
});

test('JSON is taken, and the published study by its word', async () => {
  const { plan } = await read('{"archive": "published", "target": "here"}');
  expect(plan.archive).toBe('published');
});

describe('what will not do is named with its line', () => {
  test.each([
    ['archive: a\ntarget: b\ntrian: {kind: x}\n', 3, 'line 3, the plan has no key "trian"'],
    ['archive: a\ntarget: b\ntrain:\n  kind: x\n  resources:\n    gpus: -1\n', 6, 'line 6, train.resources.gpus:'],
    [
      'archive: a\ntarget: b\nevaluate:\n  - kind: x\n  - knid: y\n',
      5,
      'line 5, evaluate.1.kind is missing; line 5, evaluate.1 has no key "knid"',
    ],
    ['archive: a\ntarget: b\n\nbase: {modle: x}\n', 4, 'line 4, base is neither {model: NAME} nor'],
    ['archive: a\ntarget: [b\n', 3, 'line 3: it is neither YAML nor JSON.'],
    ['archive: a\n', null, 'plan.yaml will not do: target is missing'],
    ['archive: a\ntarget: b\nruns: all\n', 3, 'line 3, runs takes a list, not a text'],
    ['archive: a\ntarget: b\ntrain: {kind: train-tets}\n', 3, 'plan.yaml, line 3: There is no kind of step called'],
    [
      'archive: a\ntarget: b\ntrain:\n  kind: evaluate-one\n',
      4,
      'line 4: evaluate-one is a kind of the stage "evaluate", and stands under "train".',
    ],
    [
      'archive: a\ntarget: b\nmeasure: []\nbase:\n  data: d\n  train:\n    kind: train-test\n    settings:\n      epochs: 0\n',
      9,
      'line 9: The settings of train-test will not do: epochs is 0;',
    ],
    [
      'archive: a\ntarget: b\nevaluate:\n  - kind: evaluate-one\n  - kind: evaluate-two\n    settings:\n      taks: [a]\n',
      7,
      'line 7: The settings of evaluate-two will not do: there is no setting "taks"; there are tasks.',
    ],
    ['- a\n', null, 'holds no plan'],
  ])('%j', async (text, line, words) => {
    const error = await read(text).then(
      () => null,
      (thrown: unknown) => asAgoraError(thrown),
    );
    expect(error?.message).toContain(words);
    expect(error?.context.line ?? null).toBe(line);
  });
});

test.each([
  ['', 'is a folder.'],
  ['none.yaml', 'none.yaml does not exist.'],
])('a plan that cannot be read is told as it is: %j', async (name, words) => {
  const path = join(temporaryFolder(), name);
  await expect(readPlanFile(path, await testKinds(temporaryFolder()))).rejects.toThrow(words);
});
