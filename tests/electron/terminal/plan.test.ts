import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { StudyGraph } from '../../../electron/jobs/study/studyGraph';
import { writeStudy } from '../jobs/study/studyFolder';
import { kindFolder } from '../jobs/steps/kindFolder';
import { temporaryFolder } from '../temporaryFolder';
import { agora, agoraJson } from './call';

const run = 'response_generation-math-gen-a';
const settings = {
  type: 'object',
  properties: {
    epochs: { type: 'integer', minimum: 1, default: 5 },
    tasks: { type: 'array', items: { type: 'string' }, default: [] },
    note: { type: 'string', default: '' },
    chat: { type: ['string', 'null'], format: 'path', default: null },
  },
};

/** An app with kinds of its own, a cluster among its targets, and an archive of one run. */
beforeEach(() => {
  const data = temporaryFolder();
  vi.stubEnv('AGORA_DATA', data);
  const steps = join(data, 'steps');
  const files = { 'settings.json': '{{settings}}\n' };
  kindFolder(
    steps,
    { id: 'own-train', settings, gives: { model: 'model' }, pulls: ['**', '!model/**'] },
    { ...files, 'run.sh': 'mkdir -p outputs/model\nwc -l <{{data.path}} >outputs/lines\ncp settings.json outputs/\n' },
  );
  kindFolder(steps, { id: 'own-evaluate', stage: 'evaluate', takes: ['model'] }, { 'run.sh': 'echo {{model.path}}\n' });
  const cluster = {
    kind: 'slurm',
    name: 'cluster',
    host: 'login',
    partition: 'gpu',
    atOnce: 4,
    options: ['--exclude=n7'],
  };
  writeFileSync(join(data, 'targets.json'), JSON.stringify({ targets: [cluster] }));
});

const archive = () =>
  writeStudy(temporaryFolder(), { generators: ['gen-a'], methods: ['response_generation'], domains: ['math'] });

function planFile(lines: string): string {
  const folder = archive();
  const file = join(folder, 'plan.yaml');
  writeFileSync(file, `archive: .\n${lines}`);
  return file;
}

describe('agora plan', () => {
  const plan = () =>
    planFile('target: cluster\ntrain: {kind: own-train, settings: {epochs: 2}}\nevaluate: [{kind: own-evaluate}]\n');

  test('shows what is to be done, and sends nothing', async () => {
    const { code, stdout } = await agora('plan', plan());
    expect(code).toBe(0);
    expect(stdout).toContain('Test study on cluster (slurm): 4 steps to be done');
    expect(stdout).toMatch(/own-evaluate +1 +each its own of own-train/);
    expect(stdout).toContain('1 file,');
  });

  test('prints what would be submitted, and the files that go with it', async () => {
    const { stdout } = await agora('plan', plan(), '--dry-run');
    expect(stdout).toContain(
      'own-evaluate\n  sbatch --array=0%4 --requeue --nodes=1 --ntasks=1 --cpus-per-task=1 --time=60 --partition=gpu --exclude=n7 --dependency=aftercorr:own-train --kill-on-invalid-dep=yes',
    );
    expect(stdout).toContain(`─── steps/own-train-${run}/run.sh\nmkdir -p outputs/model\n`);
  });

  test('shows one step with where each setting went', async () => {
    const { stdout } = await agora('plan', plan(), '--show', `own-train-${run}`);
    expect(stdout).toMatch(/epochs +2 +settings.json:2 +"epochs": 2,/);
    expect(stdout).toContain('─── settings.json\n{\n  "epochs": 2,\n');
  });

  test('gives the graph as a document', async () => {
    const { code, document } = await agoraJson('plan', plan(), '--runs', run, '--target', 'here');
    expect(code).toBe(0);
    expect(document).toMatchObject({ plan: { target: 'here', runs: [run] }, arrays: [{ id: 'own-train' }, {}, {}] });
  });

  test('lists kinds with their settings', async () => {
    const { stdout } = await agora('plan', '--kinds');
    expect(stdout).toContain('own-train (train, own): own-train, test 1');
    expect(stdout).toContain('  epochs: an integer of at least 1, default 5');
  });

  test.each([
    ['an unknown key', 'target: here\ntrian: {}\n', 'line 3, the plan has no key "trian"'],
    ['an unknown kind', 'target: here\ntrain: {kind: nothing}\n', 'There is no kind of step called "nothing".'],
  ])('ends with 2 for %s', async (_, lines, words) => {
    const { code, stderr } = await agora('plan', planFile(lines));
    expect(stderr).toContain(words);
    expect(code).toBe(2);
  });
});

describe('options make a plan too', () => {
  test('settings are read as their kind takes them', async () => {
    const folder = archive();
    const chat = join(folder, 'chat.jinja');
    writeFileSync(chat, '');
    const set = ['epochs=3', 'own-train:tasks=a,b', 'note=12', `chat=${chat}`].flatMap((each) => ['--set', each]);
    const options = ['--kind', 'own-train', '--target', 'here', '--gpus', '2', '--hours', '0.5', '--dry-run'];
    const { document } = await agoraJson('train', folder, ...options, ...set);
    const { plan, steps } = document as StudyGraph;
    expect(plan.train).toMatchObject({
      settings: { epochs: 3, tasks: ['a', 'b'], note: '12', chat },
      resources: { gpus: 2, hours: 0.5 },
    });
    expect(steps).toHaveLength(1);
  });

  test.each([
    [['--target', 'here'], 'No kind of step is named that trains. Name one by --kind; there are'],
    [['--kind', 'own-train'], 'No target is named.'],
    [
      ['--target', 'here', '--kind', 'own-train', '--set', 'epoch=1'],
      '--set epoch=1: no kind of step here has a setting',
    ],
    [['--target', 'here', '--kind', 'own-train', '--set', 'epochs'], '--set takes key=value'],
    [['--target', 'here', '--kind', 'own-train', '--runs', 'x'], 'there is no run with instances called "x"'],
    [['--target', 'here', '--kind', 'own-train'], 'Nothing is sent without a yes.'],
  ])('%j is refused', async (options, words) => {
    const { code, stderr } = await agora('train', archive(), ...options);
    expect(stderr).toContain(words);
    expect(code).toBe(2);
  });
});

test('what was trained once is not trained again, and does again where it is asked to', async () => {
  const folder = archive();
  const train = (...more: string[]) =>
    agoraJson('train', folder, '--target', 'here', '--kind', 'own-train', '--yes', ...more);
  const first = await train();
  expect(first).toMatchObject({ code: 0, document: { state: 'complete', counts: { done: 1 } } });
  const { outputs } = first.document as { readonly outputs: string };
  expect(readFileSync(join(outputs, 'training', `own-train-${run}`, 'lines'), 'utf8').trim()).toBe('3');
  expect(await train()).toMatchObject({ document: { state: 'complete', counts: { existing: 1 } } });
  const again = await agoraJson('train', folder, '--target', 'here', '--kind', 'own-train', '--again', '--dry-run');
  expect(again.document).toMatchObject({ steps: [{ exists: null }] });
  // Another file beside the data: the archive is another one, its data are not.
  mkdirSync(join(folder, 'more'));
  writeFileSync(join(folder, 'more', 'notes.txt'), 'Words.');
  const { stdout } = await agora('train', folder, '--target', 'here', '--kind', 'own-train', '--dry-run');
  expect(stdout).toContain('0 steps to be done, 1 done before');
});
