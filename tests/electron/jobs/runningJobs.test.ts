import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { unattended } from '../../../analysis/task';
import { createJob } from '../../../electron/jobs/createJob';
import { jobsFolder } from '../../../electron/jobs/folder';
import { kindOf } from '../../../electron/jobs/jobKinds';
import { planSchema } from '../../../electron/jobs/plan';
import { runningJobs } from '../../../electron/jobs/service/runningJobs';
import { startModelServer } from '../../services/modelServer';
import { temporaryFolder } from '../temporaryFolder';
import { seedData } from './writingModel';

afterEach(() => void vi.unstubAllEnvs());

it('runs a job once that is started twice at the same moment, and still can stop it', async () => {
  const around = temporaryFolder();
  vi.stubEnv('AGORA_DATA', around);
  const seeds = join(around, 'seeds.json');
  await writeFile(seeds, JSON.stringify(seedData(5)));
  await using server = await startModelServer({ fault: () => ({ is: 'hang' }) });
  const plan = planSchema.parse({
    kind: 'generate',
    method: 'response_generation',
    domain: 'math',
    provider: { id: 'compatible', baseUrl: `${server.origin}/v1` },
    model: 'a',
    count: 3,
    seeds,
  });
  await createJob(plan, kindOf(plan), { folder: join(jobsFolder(), 'one'), version: 'test' }, unattended);
  const failures: unknown[] = [];
  const running = runningJobs('test', () => Promise.resolve(null), {
    changed: () => undefined,
    failed: (_, error) => void failures.push(error),
  });
  const how = { apiKey: null };
  const starts = await Promise.allSettled([running.run('one', how), running.run('one', how)]);
  expect(starts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  await vi.waitFor(() => expect(server.requests.length).toBeGreaterThan(0), { timeout: 60_000 });
  const job = running.get('one');
  job?.stop(true);
  await job?.ended;
  expect(job?.progress()).toMatchObject({ state: 'cancelled' });
  expect([failures, running.all()]).toEqual([[], []]);
});
