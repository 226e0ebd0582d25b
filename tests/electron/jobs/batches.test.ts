/** Jobs by the batch APIs, on the server of models. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unattended } from '../../../analysis/task';
import { connectTo } from '../../../electron/jobs/connectTo';
import { createJob } from '../../../electron/jobs/createJob';
import { kindOf } from '../../../electron/jobs/jobKinds';
import type { JournalEntry } from '../../../electron/jobs/journal/entries';
import { planSchema, type Plan } from '../../../electron/jobs/plan';
import { priceOfPlan } from '../../../electron/jobs/priceOfPlan';
import { runJob } from '../../../electron/jobs/run/runJob';
import { startModelServer, type RunningModelServer } from '../../services/modelServer';
import { temporaryFolder } from '../temporaryFolder';
import { modelName, reply, seedData } from './writingModel';

const never = new AbortController().signal;

async function made(server: RunningModelServer, id: 'openai' | 'anthropic', running: object = {}) {
  const around = temporaryFolder();
  const seeds = join(around, 'seeds.json');
  await writeFile(seeds, JSON.stringify(seedData(60)));
  const plan: Plan = planSchema.parse({
    kind: 'generate',
    method: 'quality_enhancement',
    domain: 'math',
    provider: { id, baseUrl: id === 'openai' ? `${server.origin}/v1` : server.origin },
    model: modelName('quality_enhancement', 'math'),
    price: { usdPer1MInput: 1, usdPer1MOutput: 2 },
    count: 40,
    seeds,
    sampling: { temperature: 1, topP: null, maxTokens: 600, stop: ['[END]'], sendSeed: true },
    running: { timeoutMs: 5000, ...running },
  });
  const { folder } = await createJob(plan, kindOf(plan), { folder: join(around, 'job'), version: 'test' }, unattended);
  const run = async (pause = never, watch: (entry: JournalEntry) => void = () => undefined) => {
    const connection = connectTo(plan, 'key');
    try {
      return await runJob({
        folder,
        kind: kindOf(plan),
        connection,
        price: await priceOfPlan(plan),
        version: 'test',
        pause,
        cancel: never,
        watch,
        task: unattended,
      });
    } finally {
      await connection.close();
    }
  };
  const output = async () => {
    const [file = ''] = await readdir(join(folder, 'data-agora'));
    return JSON.parse(await readFile(join(folder, 'data-agora', file), 'utf8')) as unknown[];
  };
  return { run, output };
}

describe.each(['openai', 'anthropic'] as const)('%s', (id) => {
  it('comes to the asked number through batches, some entries of which fail', async () => {
    await using server = await startModelServer({ reply, batch: { errored: 0.1, expired: 0.1 } });
    const job = await made(server, id, { batch: true });
    const progress = await job.run();
    expect(progress).toMatchObject({ state: 'complete', accepted: 40, inBatches: 0, inFlight: 0 });
    expect(await job.output()).toHaveLength(40);
    const paid = server.calls.filter((call) => call.paid).length;
    expect(server.calls.every(({ batch }) => batch !== null)).toBe(true);
    expect(progress.totals.answered).toBe(paid);
    expect(progress.totals.failed.server ?? 0).toBeGreaterThan(0);
    // Half price.
    const { inputTokens, outputTokens, spentUsd } = progress.totals;
    expect(spentUsd).toBeCloseTo((0.5 * (inputTokens + 2 * outputTokens)) / 1e6, 12);
  });

  it('leaves a batch with the provider when it is paused, and fetches it later', async () => {
    await using server = await startModelServer({ reply, batch: { polls: 3 } });
    const job = await made(server, id, { batch: true });
    const pause = new AbortController();
    const paused = await job.run(pause.signal, ({ is }) => {
      if (is === 'batch-submitted') pause.abort();
    });
    expect(paused.state).toBe('paused');
    expect(paused.inBatches).toBeGreaterThanOrEqual(40);
    const progress = await job.run();
    expect(progress).toMatchObject({ state: 'complete', accepted: 40 });
    expect(progress.totals.lost).toBe(0);
    expect(progress.totals.sent).toBe(server.calls.length);
  });

  it('stops where the provider refuses the batch as a whole', async () => {
    await using server = await startModelServer({ reply, batch: { failure: 'The file is not understood.' } });
    const job = await made(server, id, { batch: true });
    const progress = await job.run();
    expect(progress).toMatchObject({ state: 'stopped', accepted: 0, inBatches: 0, inFlight: 0 });
    expect(progress.totals.spentUsd + progress.totals.unknownUsd).toBe(0);
  });
});
