/** The process that runs jobs, asked as the machine asks it. */
import { EventEmitter } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { planSchema, type Plan } from '../../../electron/jobs/plan';
import type { FromJobs, JobsAsk, JobsWork, ToJobs } from '../../../electron/jobs/service/messages';
import { serveJobs } from '../../../electron/jobs/service/service';
import { startModelServer, type RunningModelServer } from '../../services/modelServer';
import { temporaryFolder } from '../temporaryFolder';
import { modelName, reply, seedData } from './writingModel';

function started() {
  const data = temporaryFolder();
  vi.stubEnv('AGORA_DATA', data);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const port = new EventEmitter();
  const told: FromJobs[] = [];
  const heard = new EventEmitter();
  let asked = 0;
  serveJobs(
    {
      on: (event, listener) => port.on(event, listener),
      postMessage(message) {
        // As it crosses between processes.
        told.push(structuredClone(message));
        heard.emit('told');
      },
    },
    'test',
  );
  async function until<T>(find: () => T | undefined): Promise<T> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise((resolve) => heard.once('told', resolve));
    }
  }
  async function ask<A extends JobsAsk>(
    what: A,
    ...parameters: Parameters<JobsWork[A]>
  ): Promise<ReturnType<JobsWork[A]>> {
    const number = ++asked;
    port.emit('message', { data: { number, ask: what, parameters } satisfies ToJobs });
    const answer = await until(() =>
      told.find((each) => (each.tell === 'answer' || each.tell === 'failure') && each.number === number),
    );
    if (answer.tell === 'answer') return answer.value as ReturnType<JobsWork[A]>;
    throw Object.assign(new Error(answer.tell === 'failure' ? answer.message : ''), answer);
  }
  return { ask, told, until, data };
}

async function planFor(server: RunningModelServer, data: string, running: object = {}): Promise<Plan> {
  const seeds = join(data, 'seeds.json');
  await writeFile(seeds, JSON.stringify(seedData(60)));
  return planSchema.parse({
    kind: 'generate',
    name: 'A run',
    method: 'response_generation',
    domain: 'math',
    provider: { id: 'compatible', baseUrl: `${server.origin}/v1` },
    model: modelName('response_generation', 'math'),
    count: 40,
    seeds,
    running: { concurrency: 4, ...running },
  });
}

const how = { apiKey: 'key' };

it('plans, makes, runs, pauses and resumes a job, and tells how it is', async () => {
  await using server = await startModelServer({ reply, latencyMs: [20, 40] });
  const { ask, told, until, data } = started();
  const plan = await planFor(server, data);
  expect(await ask('list')).toEqual({ jobs: [], problems: [] });
  const estimate = await ask('estimate', plan);
  expect(estimate).toMatchObject({ items: 40, calls: 40, costUsd: null });
  expect(estimate.samples).toHaveLength(3);
  expect(server.requests).toHaveLength(0);

  const { id } = await ask('create', plan);
  expect((await ask('list')).jobs).toMatchObject([{ id, name: 'A run', state: 'planned', progress: null }]);
  await ask('watch', id);
  await ask('run', id, how);
  await expect(ask('run', id, how)).rejects.toThrow('running already');
  await until(() => told.find((each) => each.tell === 'watched' && each.view.accepted.length > 3));
  await ask('stop', id, false);
  const paused = (await ask('list')).jobs[0];
  expect(paused).toMatchObject({ id, state: 'paused' });
  expect(paused?.progress?.inFlight).toBe(0);

  await ask('run', id, how);
  await until(() => told.find((each) => each.tell === 'progress' && each.progress.state === 'complete'));
  const view = await ask('watch', id);
  expect(view).toMatchObject({ state: 'complete', progress: { accepted: 40 } });
  expect(view?.accepted).toHaveLength(20);
  expect(view?.accepted[0]?.fields).toHaveProperty('instruction');
  expect(view?.rejected[0]?.reasons.join('')).not.toBe('');
  expect(view?.log[0]?.text).toBe('Complete.');
  expect(new Set(server.calls.map(({ key }) => key)).size).toBe(server.calls.length);
});

it('starts one run where it is asked twice at once', async () => {
  await using server = await startModelServer({ reply });
  const { ask, told, until, data } = started();
  const { id } = await ask('create', await planFor(server, data));
  const runs = await Promise.allSettled([ask('run', id, how), ask('run', id, how)]);
  expect(runs.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await until(() => told.find((each) => each.tell === 'progress' && each.progress.state === 'complete'));
  expect(told.filter(({ tell }) => tell === 'failed')).toEqual([]);
});

it('holds two jobs together to the limit that both name', async () => {
  await using server = await startModelServer({ reply });
  const { ask, told, until, data } = started();
  // A second's worth at once, then one each 50 ms.
  const plan = await planFor(server, data, { requestsPerMinute: 1200, concurrency: 40 });
  const ids = [(await ask('create', plan)).id, (await ask('create', plan)).id];
  const began = performance.now();
  for (const id of ids) await ask('run', id, how);
  for (const id of ids)
    await until(() =>
      told.find((each) => each.tell === 'progress' && each.id === id && each.progress.state === 'complete'),
    );
  const elapsedMs = performance.now() - began;
  expect(server.calls.length).toBeGreaterThanOrEqual(80);
  expect(server.calls.length).toBeLessThanOrEqual(20 + (elapsedMs * 1200) / 60_000 + 1);
});

it('refuses ids that are no names of folders, and says what is wrong with a plan', async () => {
  await using server = await startModelServer({ reply });
  const { ask, data } = started();
  await expect(ask('run', '../elsewhere', how)).rejects.toMatchObject({ code: 'bad-input' });
  await expect(ask('outputs', '..')).rejects.toMatchObject({ code: 'bad-input' });
  const plan = await planFor(server, data);
  await expect(ask('estimate', { ...plan, seeds: join(data, 'none.json') } as Plan)).rejects.toMatchObject({
    tell: 'failure',
  });
});

it('lists the models of a provider', async () => {
  await using server = await startModelServer({ reply, models: ['b', 'a'] });
  const { ask } = started();
  const models = await ask('models', { provider: 'compatible', baseUrl: `${server.origin}/v1`, apiKey: null });
  expect(models).toEqual(['a', 'b']);
});
