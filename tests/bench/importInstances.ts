/**
 * How long until an archive of 1.26 million instances is in the window's database, against native DuckDB reading the
 * same file into a database file; what memory that takes, how long the window stands still, how soon it stops when
 * cancelled, and how soon the first instances can be read when the app is opened again. `AGORA_BENCH_INSTANCES` and `AGORA_BENCH_ROUNDS` make it smaller or surer.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Benchmark, BenchmarkHost, Measurement } from './benchmark';
import { startDriven, type DrivenApp } from './import/drivenApp';
import { instanceData } from './import/instanceData';
import { nativeImport, type Seconds } from './import/nativeDuckDb';
import { memoryOfTree, processorSecondsOfTree, watchMemory } from './import/processes';
import { summary } from './summary';

const instances = Number(process.env['AGORA_BENCH_INSTANCES'] ?? 1_260_000);
const rounds = Number(process.env['AGORA_BENCH_ROUNDS'] ?? 1);

/** What the issue allows. */
const targets = { gigabytes: 2.5, stallMs: 100, cancelMs: 500, reopenMs: 1500 };

/** By carrier; null: none. */
const ratios = { jsonl: 1.5, parquet: null } as const;

type Carrier = keyof typeof ratios;

interface Imported {
  readonly native: Seconds[];
  readonly app: Seconds[];
  readonly gigabytes: number[];
  readonly stallMs: number[];
  readonly cancelMs: number[];
  readonly reopenMs: number[];
}

export const importInstances: Benchmark = {
  name: 'import',
  title: `From an archive of ${instances} instances to the window's database`,
  async run(host) {
    const data = await instanceData(instances, host.say);
    const measured: Measurement[] = [];
    for (const carrier of Object.keys(ratios) as Carrier[]) {
      const imported: Imported = { native: [], app: [], gigabytes: [], stallMs: [], cancelMs: [], reopenMs: [] };
      for (let round = 1; round <= rounds; round += 1) {
        host.say(`import: ${carrier}, round ${round} of ${rounds}, native DuckDB`);
        imported.native.push(await nativeImport(data[carrier]));
        host.say(`import: ${carrier}, round ${round} of ${rounds}, the workbench`);
        await importOnce(host, data[carrier], imported);
      }
      measured.push(...measurements(carrier, imported));
    }
    return measured;
  },
};

async function importOnce(host: BenchmarkHost, file: string, into: Imported): Promise<void> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'agora-bench-'));
  try {
    await withApp(host, profile, async (app) => {
      await quiet();
      into.cancelMs.push(await cancelledAfterMs(app, path.dirname(file), fs.statSync(file).size / 10));
      await quiet();
      const idle = memoryOfTree(app.process);
      const memory = watchMemory(app.process);
      await app.page.evaluate(() => window.engineWatch.takeLongestStallMs());
      const processorBefore = processorSecondsOfTree(app.process);
      const elapsed = await opened(app, path.dirname(file));
      into.app.push({ elapsed, processor: processorSecondsOfTree(app.process) - processorBefore });
      into.stallMs.push(await app.page.evaluate(() => window.engineWatch.takeLongestStallMs()));
      into.gigabytes.push((memory.stop() - idle) / 1e9);
      await firstInstanceMs(app);
      await quiet();
    });
    await withApp(host, profile, async (app) => void into.reopenMs.push(await firstInstanceMs(app)));
  } finally {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function withApp(host: BenchmarkHost, profile: string, work: (app: DrivenApp) => Promise<void>): Promise<void> {
  const app = await startDriven(host, profile);
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

/** Seconds from the window's call to the engine's answer, in which all instances are in the database. */
async function opened(app: DrivenApp, folder: string): Promise<number> {
  await app.page.evaluate(() => window.engineWatch.forgetCalls());
  await app.openPath(folder);
  const call = await app.page.waitForFunction(
    () => window.engineWatch.calls.find(({ method, answeredMs }) => method === 'open' && answeredMs !== null),
    undefined,
    // By default it looks at every frame, which the window's thread would be charged for.
    { polling: 250 },
  );
  const { args, askedMs, answeredMs, failed } = (await call.jsonValue()) ?? {};
  const [archive] = args as [{ readonly id: string }];
  const counted = await app.page.evaluate(
    (id) => window.engineWatch.ask('sql', [id, 'SELECT count(*)::INTEGER FROM instances']),
    archive.id,
  );
  const count = (counted as { readonly rows?: readonly (readonly unknown[])[] } | undefined)?.rows?.[0]?.[0];
  if (failed || count !== instances) throw new Error(`${String(count)} of ${instances} instances are in the database`);
  return ((answeredMs ?? Number.NaN) - (askedMs ?? Number.NaN)) / 1000;
}

/** Milliseconds from the cancel to the engine's word that it has cleared away what it had read, `bytes` at least. */
async function cancelledAfterMs(app: DrivenApp, folder: string, bytes: number): Promise<number> {
  await app.page.evaluate(() => window.engineWatch.forgetCalls());
  await app.openPath(folder);
  return app.page.evaluate(async (enough) => {
    const watch = window.engineWatch;
    const reading = () =>
      watch.calls.find(
        ({ method, bytesRead, answeredMs }) => method === 'open' && (bytesRead > enough || answeredMs !== null),
      );
    const until = async (condition: () => boolean) => {
      while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
    };
    await until(() => reading() !== undefined);
    const cancelledMs = performance.now();
    const call = reading();
    if (call?.answeredMs !== null) throw new Error('The archive was read, or refused, before it could be cancelled');
    watch.cancel(call.id);
    let answeredMs: number | null = null;
    await until(() => (answeredMs = call.answeredMs) !== null);
    return Number(answeredMs) - cancelledMs;
  }, bytes);
}

/** Milliseconds until the first instance can be read, by the way that a user goes. */
async function firstInstanceMs({ page }: DrivenApp): Promise<number> {
  const startedMs = performance.now();
  await page.keyboard.press('1');
  await page.getByRole('tab', { name: /^Instances/ }).click();
  await page.getByRole('grid', { name: 'Instances' }).getByRole('row').nth(1).waitFor();
  return performance.now() - startedMs;
}

/** Long enough for what a start or a cancel leaves behind to be cleared away. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 3000));
}

function measurements(carrier: Carrier, imported: Imported): readonly Measurement[] {
  const peer = 'native DuckDB';
  const elapsed = (seconds: readonly Seconds[]) => seconds.map((one) => one.elapsed);
  const processor = (seconds: readonly Seconds[]) => seconds.map((one) => one.processor);
  const { native, app } = imported;
  return [
    summary(`${carrier}: ${peer}`, elapsed(native), 's'),
    summary(`${carrier}: the workbench`, elapsed(app), 's', { peer, values: elapsed(native), target: ratios[carrier] }),
    summary(`${carrier}: processor time`, processor(app), 's', { peer, values: processor(native), target: null }),
    summary(`${carrier}: peak over idle`, imported.gigabytes, 'GB', limit(targets.gigabytes)),
    summary(`${carrier}: longest stall`, imported.stallMs, 'ms', limit(targets.stallMs)),
    summary(`${carrier}: first instances when opened again`, imported.reopenMs, 'ms', limit(targets.reopenMs)),
    summary(`${carrier}: cancelled after`, imported.cancelMs, 'ms', limit(targets.cancelMs)),
  ];
}

/** A limit is its own peer: the ratio to it is at most 1. */
function limit(value: number) {
  return { peer: `the limit of ${value}`, values: [value], target: 1 };
}
