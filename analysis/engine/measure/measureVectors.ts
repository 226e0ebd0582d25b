/**
 * Measures of vectors that a model makes of a run's texts. Vectors and values are kept by the content of the files, the
 * model and the sample, so that nothing is embedded twice.
 */
import { embeddedTexts, type EmbeddedText } from '../../metrics/embeddingDiversity/embeddedText';
import type { EmbeddingModel } from '../../metrics/embeddingDiversity/embeddingModel';
import { vectorMeasures, vectorMetricId } from '../../metrics/embeddingDiversity/vectorMetrics';
import { countParts } from '../../metrics/embeddingDiversity/vectorParts';
import type { RunValue } from '../../metrics/runMetric';
import { readRunMeasureNames, storeRunMeasures, type MeasuredRun, type RunMeasureName } from '../../store/measures';
import { throwIfCancelled } from '../../task';
import { derivedKey } from './derivedKey';
import { createEmbedders, type Embedders } from './embedders';
import { embedRun } from './embedRun';
import { runValueOfBytes, runValueToBytes } from './keptRunValue';
import { writeVectors, readVectors, type KeptVectors } from './keptVectors';
import { measureRows } from './measureRows';
import type { Measuring } from './measuring';

/** Raised whenever the same vectors would get another value. */
const version = 2;
const seed = 1;

/**
 * Brings the store's values of these runs up to date for these metrics, which are all of one model. `sample`: instances a
 * run of a model that is too slow for whole runs; null: all. The runs come one after another, each with all workers; those that are done stay done when cancelled.
 */
export async function measureVectors(
  measuring: Measuring,
  runs: readonly MeasuredRun[],
  model: EmbeddingModel,
  metrics: readonly string[],
  sample: number | null,
): Promise<void> {
  const embedders = createEmbedders(measuring, model);
  try {
    for (const run of runs) {
      throwIfCancelled(measuring.signal);
      const size = run.files.reduce((sum, { instances }) => sum + instances, 0);
      const wanted: Wanted = {
        run,
        model,
        sample: model.sample === 'all' || sample === null || sample >= size ? null : sample,
      };
      let counted = 0;
      const count = (share: number): void => {
        const reached = Math.min(size, Math.floor(share * size));
        measuring.count(reached - counted);
        counted = reached;
      };
      const values = await measureRun(measuring, embedders, wanted, metrics, count);
      if (values.length > 0)
        await measuring.writing((connection) => storeRunMeasures(connection, measuring.archive.id, run, values));
      count(1);
    }
  } finally {
    embedders.release();
  }
}

interface Wanted {
  readonly run: MeasuredRun;
  readonly model: EmbeddingModel;
  readonly sample: number | null;
}

type Measured = RunMeasureName & RunValue;

async function measureRun(
  measuring: Measuring,
  embedders: Embedders,
  wanted: Wanted,
  metrics: readonly string[],
  count: (share: number) => void,
): Promise<Measured[]> {
  const { run, model } = wanted;
  const setting = settingOf(wanted);
  const stored = await measuring.reading((connection) => readRunMeasureNames(connection, measuring.archive.id, run));
  const isStored = (id: string) =>
    stored.some((each) => each.metric === id && each.version === version && each.setting === setting);
  const measured: Measured[] = [];
  const missing: EmbeddedText[] = [];
  for (const text of embeddedTexts) {
    const ids = idsOf(text, model).filter((id) => metrics.includes(id) && !isStored(id));
    const kept = await Promise.all(ids.map((id) => keptValue(measuring, wanted, id)));
    if (kept.includes(null)) missing.push(text);
    else measured.push(...kept.filter((value) => value !== null));
  }
  if (missing.length === 0) return measured;
  const vectors = await vectorsOf(measuring, embedders, wanted, missing, count);
  for (const text of missing) {
    const values = await valuesOf(measuring, embedders, vectors[text]);
    for (const measure of vectorMeasures) {
      const id = vectorMetricId(text, measure, model);
      const value = { ...values[measure], how: describe(wanted, vectors[text], values[measure].how) };
      await keep(measuring, wanted, id, runValueToBytes(value));
      if (metrics.includes(id)) measured.push({ metric: id, version, setting, ...value });
    }
  }
  return measured;
}

function idsOf(text: EmbeddedText, model: EmbeddingModel): string[] {
  return vectorMeasures.map((measure) => vectorMetricId(text, measure, model));
}

/** What of the request the value depends on, as the store writes it. */
function settingOf({ model, sample }: Wanted): string {
  return `model ${model.version}, ${sample === null ? 'all' : `${sample} by seed ${seed}`}`;
}

async function keyOf(wanted: Wanted, name: string) {
  return derivedKey(name, version, wanted.run.files, settingOf(wanted));
}

async function keptValue({ derived }: Measuring, wanted: Wanted, id: string): Promise<Measured | null> {
  const key = await keyOf(wanted, id);
  const bytes = key && (await derived.read(key));
  const value = bytes && runValueOfBytes(bytes);
  return value ? { metric: id, version, setting: settingOf(wanted), ...value } : null;
}

/** Vectors that take more are made anew: reading them would hardly be faster. */
const mostKeptBytes = 256 * 1024 * 1024;

/** Where there is no room the result is there all the same. */
async function keep({ derived }: Measuring, wanted: Wanted, name: string, bytes: Uint8Array): Promise<void> {
  const key = bytes.length > mostKeptBytes ? null : await keyOf(wanted, name);
  if (key) await derived.write(key, bytes).catch(() => undefined);
}

async function vectorsOf(
  measuring: Measuring,
  embedders: Embedders,
  wanted: Wanted,
  texts: readonly EmbeddedText[],
  count: (share: number) => void,
): Promise<Readonly<Record<EmbeddedText, KeptVectors>>> {
  const none: KeptVectors = { vectors: new Float32Array(0), dimensions: wanted.model.dimensions, reached: 0, of: 0 };
  const found = { instruction: none, response: none };
  const missing: EmbeddedText[] = [];
  for (const text of texts) {
    const key = await keyOf(wanted, keptName(text, wanted.model));
    const bytes = key && (await measuring.derived.read(key));
    const vectors = bytes && readVectors(bytes);
    if (vectors) found[text] = vectors;
    else missing.push(text);
  }
  if (missing.length === 0) return found;
  const { run, sample } = wanted;
  const made = await embedRun(measuring, await embedders.all(), { run, sample, seed, texts: missing }, count);
  for (const text of missing) {
    found[text] = { ...made[text], dimensions: wanted.model.dimensions };
    await keep(measuring, wanted, keptName(text, wanted.model), writeVectors(found[text]));
  }
  return found;
}

function keptName(text: EmbeddedText, model: EmbeddingModel): string {
  return `${text}_vectors_${model.id}`;
}

async function valuesOf({ pool }: Measuring, embedders: Embedders, { vectors, dimensions }: KeptVectors) {
  const count = vectors.length / dimensions;
  const workers = await embedders.some(countParts(count, dimensions, pool.size));
  return measureRows(workers, count, count === 0 ? [] : [{ vectors, dimensions }], seed);
}

/** Where the vectors are from, and what was computed. */
function describe({ model, sample }: Wanted, { reached, of }: KeptVectors, how: string): string {
  const share = of === 0 ? '' : `, ${((100 * reached) / of).toFixed(1)} % ${model.reaches}`;
  const instances = sample === null ? 'all instances' : `${sample} instances drawn by seed ${seed}`;
  return `${model.name} (${model.method}${share}); ${instances}; ${how}`;
}
