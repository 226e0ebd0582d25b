/** All nine settings against a server on which everything goes wrong that can. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { domains, methods } from '../../../analysis/metrics/format/settings';
import { unattended } from '../../../analysis/task';
import { connectTo } from '../../../electron/jobs/connectTo';
import { createJob } from '../../../electron/jobs/createJob';
import { kindOf } from '../../../electron/jobs/jobKinds';
import type { JournalEntry } from '../../../electron/jobs/journal/entries';
import { planSchema, type Plan, type PlanDraft } from '../../../electron/jobs/plan';
import { priceOfPlan } from '../../../electron/jobs/priceOfPlan';
import { runJob } from '../../../electron/jobs/run/runJob';
import type { JobProgress } from '../../../electron/jobs/progress';
import { startModelServer, type FaultChances, type RunningModelServer } from '../../services/modelServer';
import { temporaryFolder } from '../temporaryFolder';
import { modelName, reply, seedData } from './writingModel';

const chances: FaultChances = {
  rateLimited: 0.05,
  server: 0.04,
  overloaded: 0.03,
  hang: 0.01,
  cut: 0.03,
  cutBody: 0.02,
  truncated: 0.02,
  malformed: 0.02,
  html: 0.02,
  contentless: 0.02,
};

type Draft = Extract<PlanDraft, { readonly kind: 'generate' }>;

interface Ran {
  readonly progress: JobProgress;
  readonly folder: string;
  readonly entries: readonly JournalEntry[];
}

async function run(
  server: RunningModelServer,
  changes: Partial<Draft> & Pick<Draft, 'method' | 'domain'>,
): Promise<Ran> {
  const around = temporaryFolder();
  const seeds = join(around, 'seeds.json');
  await writeFile(seeds, JSON.stringify(seedData(120)));
  const provider = changes.provider ?? { id: 'compatible', baseUrl: `${server.origin}/v1` };
  const plan: Plan = planSchema.parse({
    kind: 'generate',
    model: modelName(changes.method, changes.domain, changes.answer),
    price: { usdPer1MInput: 3, usdPer1MOutput: 15 },
    count: 40,
    seeds,
    lag: 16,
    sampling: { temperature: 1, topP: null, maxTokens: 600, stop: ['[END]'], sendSeed: true },
    ...changes,
    provider,
    running: { concurrency: 12, timeoutMs: 3000, ...changes.running },
  });
  const { folder } = await createJob(plan, kindOf(plan), { folder: join(around, 'job'), version: 'test' }, unattended);
  const connection = connectTo(plan, 'key');
  const entries: JournalEntry[] = [];
  const never = new AbortController().signal;
  const progress = await runJob({
    folder,
    kind: kindOf(plan),
    connection,
    price: await priceOfPlan(plan),
    version: 'test',
    pause: never,
    cancel: never,
    watch: (entry) => entries.push(entry),
    task: unattended,
  });
  await connection.close();
  return { progress, folder, entries };
}

/** What the run counted, against what the server saw. */
function holdAgainst({ calls }: RunningModelServer, { progress: { totals } }: Ran): void {
  const paid = calls.filter((call) => call.paid).length;
  const whole = calls.filter(({ answer }) => answer === 'ok').length;
  expect(totals.sent).toBe(calls.length);
  expect(totals.answered).toBe(whole);
  expect(paid).toBeGreaterThan(whole);
  // Each answer that was paid and did not arrive whole is told as one that may have been billed.
  expect(paid).toBeLessThanOrEqual(whole + totals.unknown);
  const cut = calls.filter(({ answer }) => answer === 'cut').length;
  expect(totals.unknown).toBe(paid - whole + cut);
}

const settings = methods.flatMap((method) => domains.map((domain) => ({ method, domain })));

describe.each(settings)('$method, $domain', ({ method, domain }) => {
  it('comes to the asked number of valid instances by OpenAI’s protocol', async () => {
    await using server = await startModelServer({ reply, chances, latencyMs: [1, 20] });
    const ran = await run(server, { method, domain });
    expect(ran.progress).toMatchObject({ state: 'complete', accepted: 40 });
    expect(Object.keys(ran.progress.totals.rejected).length).toBeGreaterThan(1);
    holdAgainst(server, ran);
  });

  it('does so by Anthropic’s protocol, asking for JSON', async () => {
    await using server = await startModelServer({ reply, chances, latencyMs: [1, 20], seed: 2 });
    const ran = await run(server, {
      method,
      domain,
      answer: 'json',
      provider: { id: 'anthropic', baseUrl: server.origin },
    });
    expect(ran.progress).toMatchObject({ state: 'complete', accepted: 40 });
    holdAgainst(server, ran);
  });
});

it('gives the same instances whatever goes wrong', async () => {
  const setting = { method: 'instance_generation', domain: 'code' };
  await using smooth = await startModelServer({ reply });
  await using rough = await startModelServer({ reply, chances, latencyMs: [1, 40] });
  const outputs = await Promise.all(
    [smooth, rough].map(async (server) => {
      const { folder } = await run(server, setting);
      return readFile(
        join(folder, 'data-agora', 'instance_generation_code_instance_generation_code_text.json'),
        'utf8',
      );
    }),
  );
  expect(outputs[1]).toBe(outputs[0]);
  expect(JSON.parse(outputs[0] ?? '')).toHaveLength(40);
});

it('holds the budget by the server’s own count, calls of unknown outcome included', async () => {
  await using server = await startModelServer({ reply, chances, latencyMs: [1, 20] });
  const ran = await run(server, {
    method: 'response_generation',
    domain: 'math',
    count: 100,
    running: { budgetUsd: 0.3 },
  });
  expect(ran.progress.state).toBe('budget');
  const { spentUsd, unknownUsd } = ran.progress.totals;
  expect(spentUsd + unknownUsd).toBeLessThanOrEqual(0.3);
  // A call may cost one cent; more than that would have been room for another.
  expect(spentUsd + unknownUsd).toBeGreaterThan(0.3 - 0.02);
  holdAgainst(server, ran);
});

it('keeps to a limit that the server tells', async () => {
  await using server = await startModelServer({ reply, limits: { requestsPerMinute: 600, tokensPerMinute: 1e9 } });
  const began = performance.now();
  const ran = await run(server, { method: 'response_generation', domain: 'math', count: 30 });
  expect(ran.progress.state).toBe('complete');
  const minutes = (performance.now() - began) / 60_000;
  expect(server.calls.length).toBeLessThanOrEqual(600 * minutes + 600);
  expect(ran.progress.totals.failed['rate-limited'] ?? 0).toBe(0);
});
