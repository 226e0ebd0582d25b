/** A run that is killed again and again, in the terminal as users run it, against a server that keeps a log. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { randomGenerator } from '../../../analysis/statistics/random';
import { jobPlaces } from '../../../electron/jobs/folder';
import type { JournalEntry } from '../../../electron/jobs/journal/entries';
import { readJournal } from '../../../electron/jobs/journal/readJournal';
import { readStatus } from '../../../electron/jobs/status';
import { places } from '../../../electron/ports/places';
import { startModelServer, type RunningModelServer } from '../../services/modelServer';
import { temporaryFolder } from '../temporaryFolder';
import { modelName, reply, seedData } from './writingModel';

const kills = 50;
const concurrency = 12;

interface Made {
  readonly job: string;
  start(): ReturnType<typeof spawn>;
}

async function plan(server: RunningModelServer): Promise<Made> {
  const folder = temporaryFolder();
  await writeFile(join(folder, 'seeds.json'), JSON.stringify(seedData(20)));
  await writeFile(
    join(folder, 'plan.json'),
    JSON.stringify({
      kind: 'generate',
      method: 'instance_generation',
      domain: 'math',
      provider: { id: 'compatible', baseUrl: `${server.origin}/v1` },
      model: modelName('instance_generation', 'math'),
      price: { usdPer1MInput: 1, usdPer1MOutput: 2 },
      count: 1500,
      seeds: 'seeds.json',
      lag: 24,
      running: { concurrency, timeoutMs: 20_000, budgetUsd: 50 },
    }),
  );
  const job = join(folder, 'job');
  const environment = { ...process.env, AGORA_DATA: folder, AGORA_API_KEY: 'canary-5be1' };
  return {
    job,
    start() {
      const words = [join(places().bundle, 'cli.cjs'), 'generate'];
      // Until the job's folder is there the plan is given again.
      const rest = started.has(job) ? ['--resume', job] : ['--plan', join(folder, 'plan.json'), '--yes', '--out', job];
      return spawn(process.execPath, [...words, ...rest], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    },
  };
}

const started = new Set<string>();

async function runToTheEnd(made: Made): Promise<void> {
  const child = made.start();
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code, said.join('')).toBe(0);
}

/** Resolves once something is added to the file. */
async function grown(path: string): Promise<void> {
  const sizeOf = () =>
    stat(path).then(
      ({ size }) => size,
      () => 0,
    );
  const before = await sizeOf();
  while ((await sizeOf()) <= before) await passed(5);
}

async function exists(job: string): Promise<boolean> {
  return (await readdir(job).catch((): string[] => [])).includes('job.json');
}

async function outputOf(job: string): Promise<string> {
  const folder = join(job, 'data-agora');
  const [file = ''] = await readdir(folder);
  return readFile(join(folder, file), 'utf8');
}

it(`killed ${String(kills)} times, gives what an undisturbed run gives, and sends nothing twice but what was under way`, async () => {
  await using server = await startModelServer({ reply, latencyMs: [20, 220] });
  await using quick = await startModelServer({ reply });
  const undisturbed = await plan(quick);
  await runToTheEnd(undisturbed);

  const killed = await plan(server);
  const random = randomGenerator(11);
  for (let kill = 0; kill < kills; kill++) {
    if (await exists(killed.job)) started.add(killed.job);
    const child = killed.start();
    const exited = once(child, 'exit');
    // One of five while it starts, the others while calls are under way.
    if (kill % 5 !== 4) await grown(jobPlaces(killed.job).journal);
    await passed(500 * random());
    child.kill('SIGKILL');
    await exited;
  }
  if (await exists(killed.job)) started.add(killed.job);
  expect(started.has(killed.job)).toBe(true);
  const before = await readStatus(jobPlaces(killed.job).status);
  await runToTheEnd(killed);

  expect(await outputOf(killed.job)).toBe(await outputOf(undisturbed.job));

  const entries: JournalEntry[] = [];
  for await (const { entry } of readJournal(jobPlaces(killed.job).journal)) entries.push(entry);
  const began = entries.filter(({ is }) => is === 'began').length;
  const lost = entries.filter((entry) => entry.is === 'lost');
  // The kills came while it ran: nearly all of them found calls under way.
  expect(before?.state).toBe('running');
  expect(lost.length).toBeGreaterThan(kills);
  expect(lost.length).toBeLessThanOrEqual(began * concurrency);

  // Every call that reached the server has its intent; what was sent again had been lost before.
  const keyOf = ({ item, attempt }: { item: number; attempt: number }) => `${String(item)}-${String(attempt)}`;
  const counted = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const intents = counted(entries.flatMap((entry) => (entry.is === 'intent' ? [keyOf(entry)] : [])));
  const losses = counted(lost.map(keyOf));
  const answers = counted(entries.flatMap((entry) => (entry.is === 'answer' ? [keyOf(entry)] : [])));
  const received = counted(server.calls.map(({ key }) => key.split('-').slice(-2).join('-')));
  for (const [key, times] of received) {
    expect(times).toBeLessThanOrEqual(intents.get(key) ?? 0);
    expect(times - 1).toBeLessThanOrEqual(losses.get(key) ?? 0);
  }
  for (const [key, times] of answers) {
    expect(times).toBe(1);
    expect(received.get(key)).toBeGreaterThan(0);
  }
  const status = await readStatus(jobPlaces(killed.job).status);
  const paid = server.calls.filter((call) => call.paid).length;
  expect(status?.totals.answered).toBe(answers.size);
  expect(paid).toBeGreaterThanOrEqual(answers.size);
  expect(paid).toBeLessThanOrEqual(answers.size + (status?.totals.unknown ?? 0));
}, 600_000);
