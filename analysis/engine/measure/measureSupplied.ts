/**
 * Measures of vectors that the user supplies. Values are kept by the content of the files of vectors, so that nothing is
 * measured twice; the vectors themselves stay where they are.
 */
import { openVectors } from '../../archive/vectors/openVectors';
import { asAgoraError } from '../../errors';
import { vectorMeasures, vectorMetricId } from '../../metrics/embeddingDiversity/vectorMetrics';
import { countParts } from '../../metrics/embeddingDiversity/vectorParts';
import { vectorWork, type VectorHands } from '../../metrics/embeddingDiversity/vectorWork';
import type { RunValue } from '../../metrics/runMetric';
import type { Hired } from '../../ports';
import {
  deleteRunMeasures,
  readRunMeasureNames,
  storeRunMeasures,
  type MeasuredRun,
  type RunMeasureName,
} from '../../store/measures';
import { throwIfCancelled } from '../../task';
import { createContentHasher } from '../contentHash';
import { inParallel } from '../inParallel';
import { openFile, withFile } from '../withFile';
import { derivedKey } from './derivedKey';
import { runValueOfBytes, runValueToBytes } from './keptRunValue';
import { measureRows, type VectorRows } from './measureRows';
import type { Measuring } from './measuring';
import { idsOf, type SuppliedColumn, type SuppliedVectors } from './suppliedVectors';

/** Raised whenever the same vectors would get another value. */
const version = 1;
const seed = 1;

type Measured = RunMeasureName & RunValue;

/** Brings the store's values of these runs up to date for these vectors; `ids` null: all measures of them. */
export async function measureSupplied(
  measuring: Measuring,
  runs: readonly MeasuredRun[],
  supplied: readonly SuppliedVectors[],
  ids: readonly string[] | null,
): Promise<void> {
  await inParallel(runs, measuring.pool.size, async (run) => {
    await forgetOthers(measuring, run, supplied);
    for (const vectors of supplied) {
      if (vectors.run.run !== run.run) continue;
      throwIfCancelled(measuring.signal);
      const wanted = idsOf(vectors).filter((id) => ids === null || ids.includes(id));
      const values = await valuesOf(measuring, vectors, wanted);
      if (values.length > 0)
        await measuring.writing((connection) => storeRunMeasures(connection, measuring.archive.id, run, values));
    }
    if (supplied.length > 0) measuring.count(run.files.reduce((sum, { instances }) => sum + instances, 0));
  });
}

/** Takes out of the store what was measured of vectors that are in the archive no more. */
async function forgetOthers(
  { archive, reading, writing }: Measuring,
  run: MeasuredRun,
  supplied: readonly SuppliedVectors[],
): Promise<void> {
  const ids = new Set(supplied.filter((each) => each.run.run === run.run).flatMap(idsOf));
  const stored = await reading((connection) => readRunMeasureNames(connection, archive.id, run));
  const others = stored.filter(({ metric, setting }) => setting?.startsWith(settingStart) === true && !ids.has(metric));
  const names = others.map(({ metric }) => metric);
  if (names.length > 0) await writing((connection) => deleteRunMeasures(connection, archive.id, run, names));
}

/** What is not in the store already. */
async function valuesOf(measuring: Measuring, vectors: SuppliedVectors, ids: readonly string[]): Promise<Measured[]> {
  const { run, columns, fault } = vectors;
  const setting = settingOf(vectors);
  const stored = await measuring.reading((connection) => readRunMeasureNames(connection, measuring.archive.id, run));
  const missing = ids.filter(
    (id) => !stored.some((each) => each.metric === id && each.version === version && each.setting === setting),
  );
  if (missing.length === 0) return [];
  const named = (metric: string, value: RunValue): Measured => ({ metric, version, setting, ...value });
  const described = (id: string, value: RunValue) => named(id, { ...value, how: `${originOf(vectors)}; ${value.how}` });
  if (fault !== null) return missing.map((id) => named(id, none(fault)));
  const content = await contentOf(measuring, columns);
  const keyOf = (id: string) => derivedKey(id, version, run.files, content);
  const kept = await Promise.all(
    missing.map(async (id) => {
      const key = await keyOf(id);
      const bytes = key && (await measuring.derived.read(key));
      const value = bytes && runValueOfBytes(bytes);
      return value ? [described(id, value)] : [];
    }),
  );
  if (kept.every(({ length }) => length > 0)) return kept.flat();
  const values = await measure(measuring, vectors);
  if (typeof values === 'string') return missing.map((id) => named(id, none(values)));
  for (const [id, value] of values) {
    const key = await keyOf(id);
    // Kept for the next time: where there is no room the value is there all the same.
    if (key) await measuring.derived.write(key, runValueToBytes(value)).catch(() => undefined);
  }
  return [...values].flatMap(([id, value]) => (missing.includes(id) ? [described(id, value)] : []));
}

function originOf({ model, columns }: SuppliedVectors): string {
  const paths = columns.map(({ artifact }) => artifact.path).join(', ');
  return `${model.name}, vectors of ${columns[0]?.dimensions ?? 0} numbers from ${paths}; all instances`;
}

function none(how: string): RunValue {
  return { value: null, lo: null, hi: null, n: 0, how };
}

const settingStart = 'vectors ';

/** The files as the store knows them, which stay the same as long as their content does: they need not be read to say. */
function settingOf({ columns, fault }: SuppliedVectors): string {
  const places = columns.map(({ artifact, place }) => `${artifact.artifact}/${place}`);
  return `${settingStart}${places.join(', ')}${fault === null ? '' : `: ${fault}`}`;
}

/** What the values rest on wherever the files are. */
async function contentOf({ archive, signal }: Measuring, columns: readonly SuppliedColumn[]): Promise<string[]> {
  const hasher = await createContentHasher();
  const task = { signal, progress: () => undefined };
  const content: string[] = [];
  for (const { artifact, place } of columns) {
    const hash =
      artifact.hash ??
      (await withFile(archive, artifact.path, task, (source) => hasher.hashOf(source, () => undefined, signal)));
    content.push(`${hash}/${place}`);
  }
  return content;
}

/** The value of every metric of these vectors; or why there is none. Many vectors are measured by several workers. */
async function measure(measuring: Measuring, supplied: SuppliedVectors): Promise<Map<string, RunValue> | string> {
  const { pool, signal, alone } = measuring;
  const count = supplied.columns.reduce((sum, { rows }) => sum + rows, 0);
  const parts = countParts(count, supplied.columns[0]?.dimensions ?? 0, pool.size);
  const byWorkers = async () => {
    const workers: Hired<VectorHands>[] = [];
    try {
      while (workers.length < parts) workers.push(await pool.hire(vectorWork, signal));
      return await measureRows(workers, count, rowsOf(measuring, supplied), seed);
    } finally {
      workers.forEach((worker) => worker.release());
    }
  };
  try {
    const values = await (parts === 1 ? byWorkers() : alone(byWorkers, signal));
    const { text, model } = supplied;
    return new Map(vectorMeasures.map((each) => [vectorMetricId(text, each, model), values[each]]));
  } catch (error) {
    throwIfCancelled(signal);
    const { code, message } = asAgoraError(error);
    if (code !== 'bad-input' && code !== 'memory-full') throw error;
    return message;
  }
}

async function* rowsOf({ archive, signal }: Measuring, { columns }: SuppliedVectors): AsyncGenerator<VectorRows> {
  const task = { signal, progress: () => undefined };
  for (const { artifact, place, dimensions } of columns) {
    const { source, close } = await openFile(archive, artifact.path, task);
    try {
      const files = await openVectors(source, signal);
      const file = typeof files === 'string' ? undefined : files[place];
      for await (const vectors of file?.batches(signal) ?? []) yield { vectors, dimensions };
    } finally {
      await close();
    }
  }
}
