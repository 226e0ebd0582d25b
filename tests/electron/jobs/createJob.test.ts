import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unattended } from '../../../analysis/task';
import { createJob } from '../../../electron/jobs/createJob';
import { jobPlaces } from '../../../electron/jobs/folder';
import { readJob } from '../../../electron/jobs/jobFile';
import { kindOf } from '../../../electron/jobs/jobKinds';
import { listJobs } from '../../../electron/jobs/listJobs';
import { planSchema } from '../../../electron/jobs/plan';
import { temporaryFolder } from '../temporaryFolder';
import { seedData } from './writingModel';

async function planIn(around: string, seeds: unknown = seedData(5)) {
  const path = join(around, 'seeds.json');
  await writeFile(path, JSON.stringify(seeds));
  return planSchema.parse({
    kind: 'generate',
    method: 'response_generation',
    domain: 'math',
    provider: { id: 'openai' },
    model: 'gpt-4o',
    count: 3,
    seeds: path,
  });
}

it('makes a folder that depends on nothing outside, and lists it', async () => {
  const around = temporaryFolder();
  const plan = await planIn(around);
  const folder = join(around, 'jobs', 'one');
  await createJob(plan, kindOf(plan), { folder, version: 'test' }, unattended);
  expect((await readdir(folder)).sort()).toEqual(['inputs', 'job.json']);
  expect((await readJob(jobPlaces(folder))).plan).toEqual(plan);
  const { jobs, problems } = await listJobs(join(around, 'jobs'));
  expect(jobs.map(({ id, state, progress }) => ({ id, state, progress }))).toEqual([
    { id: 'one', state: 'planned', progress: null },
  ]);
  expect(problems).toEqual([]);
});

it('leaves nothing where the inputs will not do', async () => {
  const around = temporaryFolder();
  const plan = await planIn(around, []);
  await expect(
    createJob(plan, kindOf(plan), { folder: join(around, 'job'), version: 'test' }, unattended),
  ).rejects.toMatchObject({ code: 'bad-input' });
  expect(await readdir(around)).toEqual(['seeds.json']);
});

it('touches no folder that holds something', async () => {
  const around = temporaryFolder();
  const plan = await planIn(around);
  const folder = join(around, 'job');
  await createJob(plan, kindOf(plan), { folder, version: 'test' }, unattended);
  const { token } = await readJob(jobPlaces(folder));
  await expect(createJob(plan, kindOf(plan), { folder, version: 'test' }, unattended)).rejects.toMatchObject({
    code: 'bad-input',
    message: `${folder} holds something already.`,
  });
  expect((await readJob(jobPlaces(folder))).token).toBe(token);
  expect((await readdir(around)).sort()).toEqual(['job', 'seeds.json']);
});

it('lists a job whose status is none', async () => {
  const around = temporaryFolder();
  const plan = await planIn(around);
  const folder = join(around, 'jobs', 'one');
  await createJob(plan, kindOf(plan), { folder, version: 'test' }, unattended);
  await writeFile(jobPlaces(folder).status, '{"state":"complete","accepted":"all"}');
  expect((await listJobs(join(around, 'jobs'))).jobs).toMatchObject([{ state: 'planned', progress: null }]);
});

it('names folders that hold no readable job', async () => {
  const around = temporaryFolder();
  const plan = await planIn(around);
  await createJob(plan, kindOf(plan), { folder: join(around, 'jobs', 'one'), version: 'test' }, unattended);
  await createJob(plan, kindOf(plan), { folder: join(around, 'jobs', 'two'), version: 'test' }, unattended);
  await writeFile(jobPlaces(join(around, 'jobs', 'two')).job, '{"agoraJob": 2}');
  const { jobs, problems } = await listJobs(join(around, 'jobs'));
  expect(jobs.map(({ id }) => id)).toEqual(['one']);
  expect(problems).toMatchObject([{ path: 'two', severity: 'fault', code: 'bad-input' }]);
});
