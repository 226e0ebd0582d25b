/**
 * A whole job of generation on the disk, with 256 calls in flight, beside a bare undici pool that sends as many calls to the
 * same server; and what the memory does over 100,000 calls.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Pool } from 'undici';
import { o200k } from '../../analysis/metrics/text/tokens/encodings';
import { unattended } from '../../analysis/task';
import { connectTo } from '../../electron/jobs/connectTo';
import { createJob } from '../../electron/jobs/createJob';
import { kindOf } from '../../electron/jobs/jobKinds';
import { planSchema } from '../../electron/jobs/plan';
import { runJob } from '../../electron/jobs/run/runJob';
import { providerOf } from '../../electron/providers/providers';
import { modelName, seedData } from '../electron/jobs/writingModel';
import { startModelServerProcess } from '../services/modelServerProcess';
import type { Benchmark } from './benchmark';
import { summary } from './summary';

// Once the benchmark runs, nothing more can be imported.
await o200k.load();

const inFlight = 256;
const rounds = 3;
/** Instances, or calls of the pool. */
const ofRound = 6000;
/** Calls between which is measured: before, connections are opened; after, the last few wait for each other. */
const window = { from: 1000, to: 5000 };
const ofMemory = { early: 10_000, late: 100_000 };
const chances = { rateLimited: 0.04, server: 0.02 };
const setting = { method: 'response_generation', domain: 'math' };
const module = resolve(import.meta.dirname, '../electron/jobs/writingModel.ts');

export const jobCalls: Benchmark = {
  name: 'jobs',
  title: `a job of generation, ${inFlight} calls in flight, 50–300 ms each`,
  async run({ say }) {
    const folder = await mkdtemp(join(tmpdir(), 'agora-bench-jobs-'));
    const slow = await startModelServerProcess({ module, latencyMs: [50, 300], chances, log: false });
    const quick = await startModelServerProcess({ module, log: false });
    try {
      const pooled: number[] = [];
      const ran: number[] = [];
      for (let round = 0; round <= rounds; round++) {
        say('jobs: a bare undici pool');
        const pool = await ofPool(slow.origin, ofRound);
        say('jobs: a job');
        const job = await ofJob(slow.origin, folder, ofRound);
        // The first round opens connections and compiles code.
        if (round > 0) {
          pooled.push(pool);
          ran.push(job.perSecond);
        }
      }
      say('jobs: memory');
      const { heaps } = await ofJob(quick.origin, folder, ofMemory.late);
      const perCall = (rates: readonly number[]) => rates.map((rate) => 1e6 / rate);
      const beside = { peer: 'a bare undici pool', values: perCall(pooled), target: 1 / 0.8 };
      const flat = { peer: `after ${String(ofMemory.early)} calls`, values: [heaps.early], target: 1.25 };
      return [
        summary('a bare undici pool, a call', perCall(pooled), 'µs'),
        summary('a job, a call', perCall(ran), 'µs', beside),
        summary(`heap after ${String(ofMemory.late)} calls`, [heaps.late], 'MB', flat),
      ];
    } finally {
      await slow[Symbol.asyncDispose]();
      await quick[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Calls a second; a refusal counts as one. */
async function ofPool(origin: string, calls: number): Promise<number> {
  const pool = new Pool(origin, { connections: inFlight });
  const body = JSON.stringify(
    providerOf('compatible').bodyOf({
      model: modelName(setting.method, setting.domain),
      system: 'You write training data.',
      prompt: 'Solve the problem step by step. '.repeat(40),
      temperature: 1,
      topP: 0.9,
      maxTokens: 4096,
      stop: ['[END]'],
      seed: 1,
      schema: null,
    }),
  );
  let next = 0;
  const clock = windowClock();
  const worker = async () => {
    while (next < calls) {
      clock.sent();
      const headers = { 'content-type': 'application/json', 'idempotency-key': `pool-${String(next++)}-1` };
      const answer = await pool.request({ path: '/v1/chat/completions', method: 'POST', headers, body });
      await answer.body.json();
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  await pool.close();
  return clock.perSecond();
}

/** Calls a second, and the heap after so many calls, in MB. */
async function ofJob(origin: string, around: string, count: number) {
  const seeds = join(around, 'seeds.json');
  await writeFile(seeds, JSON.stringify(seedData(Math.ceil(1.2 * count))));
  const plan = planSchema.parse({
    kind: 'generate',
    ...setting,
    provider: { id: 'compatible', baseUrl: `${origin}/v1` },
    model: modelName(setting.method, setting.domain),
    count,
    seeds,
    running: { concurrency: inFlight },
  });
  const folder = join(around, `job-${String(count)}`);
  await createJob(plan, kindOf(plan), { folder, version: 'bench' }, unattended);
  const connection = connectTo(plan, 'key');
  const never = new AbortController().signal;
  const clock = windowClock();
  const heaps = { early: 0, late: 0 };
  await runJob({
    folder,
    kind: kindOf(plan),
    connection,
    price: null,
    version: 'bench',
    pause: never,
    cancel: never,
    watch(entry) {
      if (entry.is !== 'intent') return;
      const sent = clock.sent();
      if (sent === ofMemory.early) heaps.early = heapMb();
      if (sent === ofMemory.late) heaps.late = heapMb();
    },
    task: unattended,
  });
  await connection.close();
  await rm(folder, { recursive: true });
  return { perSecond: clock.perSecond(), heaps };
}

function windowClock() {
  let [sent, from, to] = [0, 0, 0];
  return {
    sent() {
      sent++;
      if (sent === window.from) from = performance.now();
      if (sent === window.to) to = performance.now();
      return sent;
    },
    perSecond: () => (1000 * (window.to - window.from)) / (to - from),
  };
}

/** What is alive on the heap. */
function heapMb(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1e6;
}
