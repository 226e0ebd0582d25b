import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../analysis/engine';
import { readFieldRecords } from '../../../../analysis/archive/records/readFieldRecords';
import { unattended } from '../../../../analysis/task';
import { createJob } from '../../../../electron/jobs/createJob';
import { jobPlaces } from '../../../../electron/jobs/folder';
import { readJob } from '../../../../electron/jobs/jobFile';
import { generateKind } from '../../../../electron/jobs/generate/generateKind';
import { createShards } from '../../../../electron/jobs/generate/outputs/shards';
import type { GenerationPlan } from '../../../../electron/jobs/plan';
import { runJob } from '../../../../electron/jobs/run/runJob';
import { archiveAt } from '../../../../electron/ports/archiveSource';
import { memoryDatabase } from '../../../../electron/ports/database';
import type { Connection, ModelRequest } from '../../../../electron/providers/provider';
import { memoryDerived } from '../../../fixtures/memoryDerived';
import { temporaryFolder } from '../../temporaryFolder';
import { planOf, replyOf, seedRecords, settings, validAnswer } from './plans';

const price = { usdPer1MInput: 2, usdPer1MOutput: 8, usdPer1MCachedInput: null, batchShare: 0.5 };
const never = new AbortController().signal;

/** Three of four answers are valid; which depends on the request alone. */
function connectionFor({ method, domain, answer }: GenerationPlan): Connection {
  const send = (request: ModelRequest) => {
    const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 8);
    const isValid = parseInt(hash, 16) % 4 > 0;
    return Promise.resolve(replyOf(isValid ? validAnswer(method, domain, answer, hash) : '', { id: hash }));
  };
  return { send, models: () => Promise.resolve([]), batches: null, close: () => Promise.resolve() };
}

async function ran(given: Readonly<Record<string, unknown>>, around = temporaryFolder()) {
  const seeds = join(around, 'seeds.json');
  await writeFile(seeds, JSON.stringify(seedRecords(60)));
  const plan = planOf({ seeds, count: 40, price, running: { concurrency: 8 }, lag: 8, ...given });
  const { folder } = await createJob(plan, generateKind, { folder: join(around, 'job'), version: 'test' }, unattended);
  const progress = await runJob({
    folder,
    kind: generateKind,
    connection: connectionFor(plan),
    price,
    version: 'test',
    pause: never,
    cancel: never,
    task: unattended,
  });
  return { plan, progress, folder, places: jobPlaces(folder) };
}

async function recordsIn(folder: string, name: string, fields: readonly string[]) {
  const archive = await archiveAt(folder);
  const source = archive.files.find(({ path }) => path.endsWith(name));
  if (!source) throw new Error(`${name} is missing`);
  const records: Readonly<Record<string, unknown>>[] = [];
  expect(await readFieldRecords(source, fields, (record) => records.push(record), undefined)).toEqual([]);
  return records;
}

describe.each(settings)('the outputs of $method of $domain', ({ method, domain }) => {
  it('open as an archive with run, setting, instances, validity and cost', async () => {
    const { places, progress } = await ran({ method, domain });
    expect(progress).toMatchObject({ state: 'complete' });
    const engine = await createEngine({ database: memoryDatabase(), build: 'test', derived: memoryDerived() });
    const archive = await archiveAt(places.outputs);
    const opened = await engine.open(archive, { instances: true }, unattended);
    expect(opened.problems).toEqual([]);
    expect(opened.runs).toMatchObject([
      { generator: 'example/model-1', method, domain, volume: 40, variant: null, seed: 42, instances: 40 },
    ]);
    const wanted = ['format_valid', 'given_cost_usd', 'given_tries', 'given_output_tokens', 'response_words'];
    const { values } = await engine.measure(archive, { metrics: wanted, runs: null, sample: null }, unattended);
    const valueOf = (metric: string) => values.find((value) => value.metric === metric)?.value;
    expect(valueOf('format_valid')).toBe(1);
    expect(valueOf('given_cost_usd')).toBeCloseTo((100 * 2 + 50 * 8) / 1e6, 12);
    expect(valueOf('given_output_tokens')).toBe(50);
    expect(valueOf('given_tries')).toBeGreaterThan(1);
    expect(valueOf('response_words')).toBeGreaterThan(1);
    // What tells instances apart is no measure of them.
    expect(values.map(({ metric }) => metric)).not.toContain('given_seed');

    const theirs = { ...(await archiveAt(join(places.path, 'data-agora'))), id: 'theirs' };
    const same = await engine.open(theirs, { instances: true }, unattended);
    expect(same.runs).toMatchObject([{ method, domain, instances: 40 }]);
    expect(same.problems).toEqual([]);
  });
});

it('keep of each instance where it comes from, and of each call what was asked and answered', async () => {
  const { places, folder } = await ran({ domain: 'general' });
  const fields = ['instruction', 'response', 'config', 'theme', 'first_word', 'demonstrations', 'tries', 'item_id'];
  const instances = await recordsIn(places.outputs, '.parquet', fields);
  expect(instances).toHaveLength(40);
  for (const { config, theme, first_word, demonstrations } of instances) {
    expect(config).toBe('example/model-1');
    expect(theme).toEqual(expect.any(String));
    expect(first_word).toEqual(expect.any(String));
    expect(JSON.parse(demonstrations as string)).toHaveLength(3);
  }
  expect(instances.some(({ demonstrations }) => (demonstrations as string).includes('"generated"'))).toBe(true);
  const calls = await recordsIn(folder, 'calls.parquet', [
    'accepted',
    'reasons',
    'prompt',
    'answer',
    'origin',
    'cost_usd',
  ]);
  expect(calls.filter(({ accepted }) => accepted === true).length).toBeGreaterThanOrEqual(40);
  const rejected = calls.filter(({ accepted }) => accepted === false);
  expect(rejected.length).toBeGreaterThan(0);
  for (const call of rejected) expect(call).toMatchObject({ reasons: 'no_output', answer: '' });
  for (const { prompt, origin } of calls) {
    const { theme } = JSON.parse(origin as string) as { theme: string };
    expect(prompt).toContain(theme);
  }
});

it('stand beside in data-agora’s own form, the same bytes for the same answers', async () => {
  const given = { domain: 'general', generator: 'model one' };
  const [one, other] = [await ran(given), await ran({ ...given, running: { concurrency: 1 } })];
  const name = 'instance_generation_general_example_model-1.json';
  expect(await readdir(join(one.folder, 'data-agora'))).toEqual([name]);
  const text = await readFile(join(one.folder, 'data-agora', name), 'utf8');
  expect(await readFile(join(other.folder, 'data-agora', name), 'utf8')).toBe(text);
  const records = JSON.parse(text) as unknown[];
  const instances = await recordsIn(one.places.outputs, '.parquet', ['instruction', 'response', 'config']);
  expect(records).toEqual(
    instances.map(({ instruction, response }) => ({ instruction, response, config: 'model one' })),
  );
});

it('count for the generator of the study that the model is a spelling of', async () => {
  const model = 'openai/gpt-4o-2024-08-06';
  const { places, folder } = await ran({ method: 'response_generation', model });
  const engine = await createEngine({ database: memoryDatabase(), build: 'test' });
  const opened = await engine.open(await archiveAt(places.outputs), { instances: true }, unattended);
  expect(opened.runs).toMatchObject([{ generator: 'gpt-4o-2024-08-06' }]);
  const name = 'response_generation_math_openai_gpt-4o-2024-08-06.json';
  expect(await readdir(join(folder, 'data-agora'))).toEqual([name]);
  expect((await readJob(places)).remarks.join(' ')).toContain(`of which ${model} is another spelling`);
});

it('are a variant where the answers are JSON', async () => {
  const { places } = await ran({ method: 'quality_enhancement', answer: 'json' });
  const manifest = JSON.parse(await readFile(join(places.outputs, 'agora.json'), 'utf8')) as { runs: unknown[] };
  expect(manifest.runs).toMatchObject([{ variant: 'json' }]);
});

it('are an empty archive where nothing was accepted, and take the place of former ones', async () => {
  const { plan, places } = await ran({ method: 'response_generation' });
  expect(await readdir(join(places.outputs, 'data'))).toEqual(['train-00000-of-00001.parquet']);
  // eslint-disable-next-line @typescript-eslint/require-await -- the interface is asynchronous, nothing is kept.
  const none = async function* () {
    yield* [];
  };
  await generateKind.write(plan, places, { accepted: none, answers: none }, unattended);
  const archive = await archiveAt(places.outputs);
  expect(archive.files.map(({ path }) => path)).toEqual(['agora.json']);
  expect((await readdir(places.path)).filter((name) => /making|old/.test(name))).toEqual([]);
  expect(
    JSON.parse(
      await readFile(join(places.path, 'data-agora', 'response_generation_math_example_model-1.json'), 'utf8'),
    ),
  ).toEqual([]);
});

it('name the number of their files in each', async () => {
  const folder = temporaryFolder();
  const shards = createShards(folder, { number: 'INT32', text: 'STRING' }, 10);
  for (let number = 0; number < 25; number++) shards.add({ number, text: number % 2 === 0 ? null : '😀\ud800' });
  await shards.close();
  expect((await readdir(folder)).sort()).toEqual(
    [0, 1, 2].map((shard) => `train-0000${String(shard)}-of-00003.parquet`),
  );
  const last = await recordsIn(folder, 'train-00002-of-00003.parquet', ['number', 'text']);
  expect(last.map(({ number }) => number)).toEqual([20, 21, 22, 23, 24]);
  expect(last[1]?.['text']).toBe('😀\ufffd');
});
