/** A launch's folder: made once, whole, of what was planned; what was done before is joined to it. */
import { appendFile, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unattended } from '../../../../analysis/task';
import { jobPlaces } from '../../../../electron/jobs/folder';
import { readJob } from '../../../../electron/jobs/jobFile';
import { createLaunch } from '../../../../electron/jobs/launch/createLaunch';
import { existingSteps } from '../../../../electron/jobs/launch/existingSteps';
import { followLaunch } from '../../../../electron/jobs/launch/followLaunch';
import { launchPlaces } from '../../../../electron/jobs/launch/launchPlaces';
import { filesUnder } from '../../../../electron/jobs/launch/linkOrCopy';
import { listLaunches } from '../../../../electron/jobs/launch/listLaunches';
import { viewLaunch } from '../../../../electron/jobs/launch/viewLaunch';
import { listJobs } from '../../../../electron/jobs/listJobs';
import type { StudyGraph } from '../../../../electron/jobs/study/studyGraph';
import { temporaryFolder } from '../../temporaryFolder';
import { hereTarget } from './hereTarget';
import { scoredGraph } from './scoredGraph';

const scores = { base: 20, reference: 60, gpt: 50, tiny: 30 };

it('is made once for a token, is listed as planned, and is no job of calls', async () => {
  const folder = temporaryFolder();
  const jobs = join(folder, 'jobs');
  const target = await hereTarget(folder);
  const graph = await scoredGraph(folder, scores);
  const options = { version: 'test', jobs, token: '00000000-1111-2222-3333-444444444444' };
  const first = await createLaunch(graph, target.settings, options, unattended);
  expect(await createLaunch(graph, target.settings, options, unattended)).toEqual(first);
  const { launches, problems } = await listLaunches(() => false, jobs);
  expect(problems).toEqual([]);
  expect(launches).toMatchObject([
    { id: first.id, name: 'scored', state: 'planned', counts: { waiting: 6 }, steps: 6 },
  ]);
  expect(await listJobs(jobs)).toEqual({ jobs: [], problems: [] });
  await expect(readJob(jobPlaces(first.folder))).rejects.toThrow(/launched on a target/);
  const { cells } = await viewLaunch(first.folder);
  expect(cells.map(({ role, generator, steps }) => [role, generator, steps])).toEqual([
    ['base', null, ['eval-base']],
    ['reference', null, ['eval-reference']],
    ['student', 'gpt', ['train-gpt', 'eval-gpt']],
    ['student', 'tiny', ['train-tiny', 'eval-tiny']],
  ]);
});

it('takes data as they were planned, and none that changed since', async () => {
  const folder = temporaryFolder();
  const jobs = join(folder, 'jobs');
  const { settings } = await hereTarget(folder);
  const graph = await scoredGraph(folder, scores);
  const { folder: made } = await createLaunch(graph, settings, { version: 'test', jobs }, unattended);
  await appendFile(join(folder, 'gpt.jsonl'), 'x');
  // What was copied stays as it was.
  const copied = await readFile(join(launchPlaces(made).outputs, 'data', 'gpt.jsonl'), 'utf8');
  expect(copied.endsWith('x')).toBe(false);
  await expect(createLaunch(graph, settings, { version: 'test', jobs }, unattended)).rejects.toThrow(/not what it was/);
  expect(await readdir(jobs)).toHaveLength(1);
});

it('joins results of steps that were done before, wherever they ran', async () => {
  const folder = temporaryFolder();
  const jobs = join(folder, 'jobs');
  const target = await hereTarget(folder);
  const graph = await scoredGraph(folder, scores);
  const first = await createLaunch(graph, target.settings, { version: 'test', jobs }, unattended);
  await followLaunch({ folder: first.folder, target, signal: unattended.signal, everyMs: 50 });

  const known = await existingSteps(target.settings, jobs);
  const elsewhere = await existingSteps({ ...target.settings, folder: '/elsewhere' }, jobs);
  const [train] = graph.steps;
  expect(known.find(train?.key ?? '')).toMatchObject({ job: first.id, step: 'train-gpt' });
  expect(known.find(train?.key ?? '')?.farFolder).toMatch(/train-gpt$/);
  expect(elsewhere.find(train?.key ?? '')?.farFolder).toBeNull();
  expect(known.find('unknown')).toBeNull();

  const again: StudyGraph = {
    ...graph,
    name: 'again',
    steps: graph.steps.map((step) => ({ ...step, id: `${step.id}-again`, needs: [], exists: known.find(step.key) })),
  };
  const second = await createLaunch(again, target.settings, { version: 'test', jobs }, unattended);
  const summary = await followLaunch({ folder: second.folder, target, signal: unattended.signal, everyMs: 50 });
  expect(summary).toMatchObject({ state: 'complete', counts: { existing: 6 } });
  const [old, now] = [launchPlaces(first.folder).outputs, launchPlaces(second.folder).outputs];
  const result = 'evaluations/eval-gpt-again/results_2024.json';
  expect(await readFile(join(now, result))).toEqual(await readFile(join(old, result.replace('-again', ''))));
  expect((await filesUnder(now)).length).toBe((await filesUnder(old)).length);
  // They stay when the first launch goes.
  await rm(first.folder, { recursive: true });
  expect((await viewLaunch(second.folder)).state).toBe('complete');
});

it('reports a folder that holds none that is understood, and lists the others', async () => {
  const folder = temporaryFolder();
  const jobs = join(folder, 'jobs');
  const { settings } = await hereTarget(folder);
  const graph = await scoredGraph(folder, scores);
  const good = await createLaunch(graph, settings, { version: 'test', jobs }, unattended);
  const bad = await createLaunch(graph, settings, { version: 'test', jobs }, unattended);
  await writeFile(launchPlaces(bad.folder).job, '{"agoraJob": 2}');
  const { launches, problems } = await listLaunches(() => false, jobs);
  expect(launches.map(({ id }) => id)).toEqual([good.id]);
  expect(problems).toMatchObject([{ path: bad.id, severity: 'fault', code: 'bad-input' }]);
});
