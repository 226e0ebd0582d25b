import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jobPlaces } from '../../../electron/jobs/folder';
import { writeJob } from '../../../electron/jobs/jobFile';
import type { JobKind, KeptCall } from '../../../electron/jobs/jobKind';
import type { JournalEntry } from '../../../electron/jobs/journal/entries';
import { readJournal } from '../../../electron/jobs/journal/readJournal';
import { planSchema, type Price } from '../../../electron/jobs/plan';
import { runJob, type RunJobOptions } from '../../../electron/jobs/run/runJob';
import { readStatus } from '../../../electron/jobs/status';
import type { Workload } from '../../../electron/jobs/workload';
import type { Connection } from '../../../electron/providers/provider';
import { unattended } from '../../../analysis/task';
import { temporaryFolder } from '../temporaryFolder';
import { countingWorkload } from './countingWorkload';
import { pureConnection, replyTo } from './pureConnection';

const price: Price = { usdPer1MInput: 1e6, usdPer1MOutput: 1e6, usdPer1MCachedInput: null, batchShare: 0.5 };

interface Job {
  readonly folder: string;
  readonly kept: KeptCall[];
  run(connection: Connection, options?: Partial<RunJobOptions>): ReturnType<typeof runJob>;
  journal(): Promise<JournalEntry[]>;
}

async function jobOf(workload: Workload): Promise<Job> {
  const folder = join(temporaryFolder(), 'job');
  await mkdir(folder);
  const places = jobPlaces(folder);
  const plan = planSchema.parse({
    kind: 'generate',
    provider: { id: 'compatible', baseUrl: 'http://127.0.0.1:1' },
    model: 'pure',
    method: 'response_generation',
    domain: 'math',
    count: 1,
    seeds: 'none.json',
    running: { concurrency: 8, sendings: 4 },
  });
  await writeJob(places, {
    agoraJob: 1,
    token: 'token',
    createdMs: 0,
    version: 'test',
    plan,
    inputs: {},
    remarks: [],
  });
  const kept: KeptCall[] = [];
  const kind: JobKind = {
    kind: 'generate',
    gather: () => Promise.reject(new Error('not asked for')),
    workload: () => Promise.resolve(workload),
    async write(_plan, _folder, calls) {
      kept.length = 0;
      for await (const call of calls.accepted()) kept.push(call);
    },
  };
  const never = new AbortController().signal;
  return {
    folder,
    kept,
    run: (connection, options) =>
      runJob({
        folder,
        kind,
        connection,
        price,
        version: 'test',
        pause: never,
        cancel: never,
        task: unattended,
        ...options,
      }),
    async journal() {
      const entries: JournalEntry[] = [];
      for await (const { entry } of readJournal(places.journal)) entries.push(entry);
      return entries;
    },
  };
}

const resultsOf = ({ kept }: Job) => kept.map(({ intent, answer }) => [intent.item, answer.verdict]);

async function undisturbed(workload: Workload) {
  const job = await jobOf(workload);
  await job.run(pureConnection(), { settings: { concurrency: 1 } });
  return resultsOf(job);
}

it('gives the wanted number, the same however many calls run at once', async () => {
  const expected = await undisturbed(countingWorkload());
  expect(expected).toHaveLength(50);
  for (const concurrency of [2, 8, 64]) {
    const job = await jobOf(countingWorkload());
    const connection = pureConnection();
    const progress = await job.run(connection, { settings: { concurrency } });
    expect(progress).toMatchObject({ state: 'complete', accepted: 50, wanted: 50, inFlight: 0 });
    expect(resultsOf(job)).toEqual(expected);
    expect(connection.mostAtOnce).toBeLessThanOrEqual(concurrency);
  }
});

it('drops an item after its tries, and asks about others instead', async () => {
  const job = await jobOf(countingWorkload({ tries: 1 }));
  const progress = await job.run(pureConnection());
  expect(progress).toMatchObject({ state: 'complete', accepted: 50 });
  expect(progress.dropped).toBeGreaterThan(5);
  expect(progress.totals.rejected).toEqual({ no: progress.dropped });
  expect(progress.totals.sent).toBe(50 + progress.dropped);
});

it('ends short where the items run out', async () => {
  const job = await jobOf(countingWorkload({ tries: 1, items: 40, lag: null }));
  const progress = await job.run(pureConnection());
  expect(progress.state).toBe('short');
  expect(progress.accepted + progress.dropped).toBe(40);
});

it('sends again what failed, with the same key, and counts what may have been billed', async () => {
  const kinds = ['rate-limited', 'server', 'timeout', 'connection', 'unreadable'] as const;
  const expected = await undisturbed(countingWorkload());
  const job = await jobOf(countingWorkload());
  // Each call is answered when it is sent again, so that no item is given up.
  const met = new Set<string>();
  const connection = pureConnection(({ key }) => {
    if (met.has(key)) return null;
    met.add(key);
    return met.size % 3 === 0 ? (kinds[(met.size / 3) % kinds.length] ?? null) : null;
  });
  const progress = await job.run(connection);
  expect(progress.state).toBe('complete');
  expect(resultsOf(job)).toEqual(expected);
  const { totals } = progress;
  expect(Object.keys(totals.failed).sort()).toEqual([...kinds].sort());
  expect(totals.sent).toBe(connection.sent.length);
  expect(totals.answered + Object.values(totals.failed).reduce((a, b) => a + b, 0)).toBe(totals.sent);
  expect(totals.unknown).toBe(
    (totals.failed.timeout ?? 0) + (totals.failed.connection ?? 0) + (totals.failed.unreadable ?? 0),
  );
  expect(totals.unknownUsd).toBeGreaterThan(0);
  expect(totals.spentUsd).toBe(15 * totals.answered);
});

it('gives an item up that is never answered, and one whose request is refused', async () => {
  const job = await jobOf(countingWorkload({ lag: null }));
  const connection = pureConnection(({ request }) => {
    if (request.prompt.startsWith('3 ')) return 'server';
    return request.prompt.startsWith('5 ') ? 'refused' : null;
  });
  const progress = await job.run(connection);
  expect(progress).toMatchObject({ state: 'complete', accepted: 50 });
  const drops = (await job.journal()).filter((entry) => entry.is === 'dropped');
  expect(drops.find(({ item }) => item === 3)?.reason).toBe('unanswered');
  expect(drops.find(({ item }) => item === 5)?.reason).toBe('refused');
  expect(connection.sent.filter(({ request }) => request.prompt.startsWith('3 '))).toHaveLength(4);
  expect(connection.sent.filter(({ request }) => request.prompt.startsWith('5 '))).toHaveLength(1);
});

it('stops where no call will be taken, and goes on once they are', async () => {
  const expected = await undisturbed(countingWorkload());
  const job = await jobOf(countingWorkload());
  const refusing = pureConnection((_, index) => (index >= 20 ? 'not-permitted' : null));
  const stopped = await job.run(refusing);
  expect(stopped).toMatchObject({ state: 'stopped', message: 'It was not-permitted.' });
  expect(refusing.sent.length).toBeLessThan(20 + 9);
  expect(await job.run(pureConnection())).toMatchObject({ state: 'complete' });
  expect(resultsOf(job)).toEqual(expected);
});

it('stops where the very first request is refused, and drops the item only when it is refused again', async () => {
  const job = await jobOf(countingWorkload({ lag: null }));
  const refusing = pureConnection(() => 'refused');
  const stopped = await job.run(refusing);
  expect(stopped).toMatchObject({ state: 'stopped', dropped: 0 });
  expect(stopped.message).toContain('It was refused.');
  expect(refusing.sent.length).toBeLessThanOrEqual(8);
  const poisoned = pureConnection(({ request }) => (request.prompt.startsWith('0 ') ? 'refused' : null));
  expect(await job.run(poisoned)).toMatchObject({ state: 'complete', accepted: 50 });
  const refused = (await job.journal()).filter((entry) => entry.is === 'dropped' && entry.reason === 'refused');
  expect(refused).toMatchObject([{ item: 0 }]);
});

it('never spends more than the budget, calls of unknown outcome included, and goes on with a larger one', async () => {
  const expected = await undisturbed(countingWorkload());
  const job = await jobOf(countingWorkload());
  // A call costs 15 dollars and could cost some 200.
  const flaky = pureConnection((_, index) => (index % 10 === 9 ? 'timeout' : null));
  const progress = await job.run(flaky, { settings: { budgetUsd: 1500 } });
  expect(progress.state).toBe('budget');
  const { spentUsd, unknownUsd } = progress.totals;
  expect(spentUsd + unknownUsd).toBeLessThanOrEqual(1500);
  expect(spentUsd + unknownUsd).toBeGreaterThan(1500 - 260);
  expect(progress.reservedUsd).toBe(0);
  expect(await job.run(pureConnection(), { settings: { budgetUsd: 1e6 } })).toMatchObject({ state: 'complete' });
  expect(resultsOf(job)).toEqual(expected);
});

it('lets calls end that are under way when it is paused, and goes on from there', async () => {
  const expected = await undisturbed(countingWorkload());
  const job = await jobOf(countingWorkload());
  const first = pureConnection();
  const pause = new AbortController();
  const watch = (entry: JournalEntry): void => {
    if (entry.is === 'answer' && entry.item === 17) pause.abort();
  };
  const paused = await job.run(first, { pause: pause.signal, watch });
  expect(paused).toMatchObject({ state: 'paused', inFlight: 0 });
  expect(paused.totals.answered).toBe(first.sent.length);
  const second = pureConnection();
  await job.run(second);
  expect(resultsOf(job)).toEqual(expected);
  const keys = [...first.sent, ...second.sent].map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

it('ends calls under way when it is cancelled, and counts them as unknown', async () => {
  const job = await jobOf(countingWorkload());
  const stop = new AbortController();
  const connection = pureConnection((_, index) => {
    if (index === 20) stop.abort();
    return null;
  });
  const progress = await job.run(connection, { pause: stop.signal, cancel: stop.signal });
  expect(progress).toMatchObject({ state: 'cancelled', inFlight: 0 });
  expect(progress.totals.answered + progress.totals.unknown).toBe(connection.sent.length);
  expect(progress.totals.unknown).toBeGreaterThan(0);
});

it('writes an intent before each call and an answer before it counts', async () => {
  const job = await jobOf(countingWorkload({ wanted: 10 }));
  const { journal } = jobPlaces(job.folder);
  const early: string[] = [];
  const connection = pureConnection();
  await job.run({
    ...connection,
    async send(request, options) {
      if (!(await readFile(journal, 'utf8')).includes(JSON.stringify(request.prompt))) early.push(options.key);
      return connection.send(request, options);
    },
  });
  expect(early).toEqual([]);
  expect(await readStatus(jobPlaces(job.folder).status)).toMatchObject({ state: 'complete', accepted: 10 });
});

it('is run by one process at a time', async () => {
  const job = await jobOf(countingWorkload());
  const second: Promise<unknown>[] = [];
  const watch = (): void => {
    if (second.length === 0) second.push(job.run(pureConnection()).catch((error: unknown) => error));
  };
  await job.run(pureConnection(), { watch });
  expect(await second[0]).toMatchObject({ code: 'not-permitted' });
});

it('goes on where it died between a last rejection and the giving up, while the provider is not reached', async () => {
  const workload = countingWorkload({ lag: null, tries: 1, wanted: 14 });
  const job = await jobOf(workload);
  const { prepared, reply } = await exchange(workload);
  const sendings = Array.from({ length: 12 }, (_, item) => ({
    is: 'intent' as const,
    item,
    attempt: 1,
    sending: 1,
    atMs: 0,
    atMostUsd: 0,
    atMostTokens: 1,
    prepared,
  }));
  const rejected = { is: 'answer', item: 11, attempt: 1, sending: 1, atMs: 0, latencyMs: 0, reply, costUsd: 0 };
  const verdict = { accepted: false, reasons: [{ code: 'no', message: 'No.' }] };
  const lines = [...sendings, { ...rejected, verdict }].map((entry) => `${JSON.stringify(entry)}\n`);
  await writeFile(jobPlaces(job.folder).journal, lines.join(''));
  // As many as open the circuit of one call at once: the item without tries left is the one that is let through.
  const late = pureConnection((_, index) => (index < 11 ? 'connection' : null));
  const progress = await job.run(late, { settings: { concurrency: 1 } });
  expect(progress).toMatchObject({ state: 'complete', accepted: 14 });
  const [first] = (await job.journal()).filter((entry) => entry.is === 'dropped');
  expect(first).toMatchObject({ item: 11, reason: 'tries' });
}, 30_000);

async function exchange(workload: Workload) {
  const none = { count: 0, read: () => Promise.reject(new RangeError()) };
  const prepared = await workload.prepare(0, 1, none);
  const { limits: _, ...reply } = replyTo(prepared.request);
  return { prepared, reply };
}

it('keeps no budget in dollars where no price is known, and sends nothing', async () => {
  const job = await jobOf(countingWorkload());
  const connection = pureConnection();
  const run = job.run(connection, { price: null, settings: { budgetUsd: 5 } });
  await expect(run).rejects.toMatchObject({ code: 'bad-input' });
  expect(connection.sent).toEqual([]);
});

it('spends a budget on what was billed, whatever a provider says of its cache', async () => {
  const job = await jobOf(countingWorkload({ wanted: 10 }));
  const usage = { inputTokens: 10, outputTokens: 0, cachedInputTokens: 1_000_000 };
  const connection = pureConnection();
  const lying = {
    ...connection,
    send: async (...call: Parameters<typeof connection.send>) => ({ ...(await connection.send(...call)), usage }),
  };
  const { totals } = await job.run(lying, { price: { ...price, usdPer1MCachedInput: 5e5 } });
  expect(totals.spentUsd).toBeCloseTo(totals.answered * 5, 6);
});
