/** Measures of single instances: what is kept is taken from there, the rest is computed in the pool. */
import { eachInstance } from '../../metricResults';
import type { InstanceMetric } from '../../metrics/instanceMetric';
import { instanceWork } from '../../metrics/instanceWork';
import type { SuppliedTokenizer } from '../../metrics/text/tokens/suppliedTokenizer';
import { planTexts, readTexts, type OrdinalSpan } from '../../store/instanceTexts';
import {
  readSeriesNames,
  settingText,
  storeSeries,
  type MeasuredFile,
  type MeasuredRun,
  type Series,
  type SeriesName,
} from '../../store/measures';
import { throwIfCancelled } from '../../task';
import { buffersOfBatch } from '../../pool/textBatch';
import { inParallel } from '../inParallel';
import { derivedKey } from './derivedKey';
import { seriesOfBytes, seriesToBytes } from './keptSeries';
import type { Measuring } from './measuring';

/**
 * Brings the store's series of these runs up to date for these metrics. Parts of files are measured side by side, so that
 * one long file takes all workers too. Files that are done stay done when cancelled.
 */
export async function measureInstances(
  measuring: Measuring,
  runs: readonly MeasuredRun[],
  metrics: readonly InstanceMetric[],
  tokenizer: SuppliedTokenizer | null = null,
): Promise<void> {
  const parts: Part[] = [];
  for (const run of runs)
    for (const file of run.files) {
      throwIfCancelled(measuring.signal);
      const missing = await missingSeries(measuring, run, file, metrics);
      if (missing.length === 0) measuring.count(file.instances);
      else parts.push(...(await partsOf(measuring, { run, file, metrics: missing })));
    }
  await inParallel(parts, measuring.pool.size, (part) => measurePart(measuring, part, tokenizer));
}

/** A file and what of it is measured. */
interface Wanted {
  readonly run: MeasuredRun;
  readonly file: MeasuredFile;
  readonly metrics: readonly InstanceMetric[];
}

/** Some of a file's instances. */
interface Part {
  readonly span: OrdinalSpan;
  readonly of: Wanted;
  /** What of the file is measured so far, shared by its parts. */
  readonly gathered: MeasuredPart[];
  /** Of the file. */
  readonly parts: number;
}

interface MeasuredPart {
  readonly ordinals: Int32Array;
  /** One a metric; NaN where an instance has no value. */
  readonly columns: readonly Float64Array[];
}

async function partsOf({ reading }: Measuring, of: Wanted): Promise<Part[]> {
  const spans = await reading((connection) => planTexts(connection, of.file.artifact));
  const gathered: MeasuredPart[] = [];
  return spans.map((span) => ({ span, of, gathered, parts: spans.length }));
}

/** The last part of a file to be measured stores all of them. */
async function measurePart(
  measuring: Measuring,
  { span, of, gathered, parts }: Part,
  tokenizer: SuppliedTokenizer | null,
): Promise<void> {
  const { pool, signal, reading, count } = measuring;
  throwIfCancelled(signal);
  const batch = await reading((connection) => readTexts(connection, of.file.artifact, span));
  const ordinals = batch.ordinals.slice();
  const worker = await pool.hire(instanceWork, signal);
  try {
    const { method, domain } = of.run;
    await worker.call('prepare', [of.metrics.map(({ id }) => id), { method, domain }, tokenizer]);
    gathered.push({ ordinals, columns: await worker.call('measure', [batch], buffersOfBatch(batch)) });
  } finally {
    worker.release();
  }
  if (gathered.length === parts) await keep(measuring, of, gathered);
  count(ordinals.length);
}

async function keep(
  { derived, writing }: Measuring,
  { run, file, metrics }: Wanted,
  gathered: readonly MeasuredPart[],
): Promise<void> {
  const inOrder = [...gathered].sort((a, b) => (a.ordinals[0] ?? 0) - (b.ordinals[0] ?? 0));
  const named: (SeriesName & Series)[] = [];
  for (const [index, metric] of metrics.entries()) {
    const series = seriesOf(inOrder, index);
    const key = await keyOf(metric, run, file);
    // Kept for the next time: where there is no room the value is there all the same.
    if (key) await derived.write(key, seriesToBytes(series)).catch(() => undefined);
    named.push({ ...seriesName(metric, run), ...series });
  }
  await writing((connection) => storeSeries(connection, file.artifact, named));
}

/** The values of one metric, without the instances that have none. */
function seriesOf(parts: readonly MeasuredPart[], metric: number): Series {
  const size = parts.reduce((sum, { ordinals }) => sum + ordinals.length, 0);
  const [ordinals, values] = [new Int32Array(size), new Float64Array(size)];
  let rows = 0;
  for (const part of parts)
    part.ordinals.forEach((ordinal, row) => {
      const value = part.columns[metric]?.[row] ?? NaN;
      if (!Number.isFinite(value)) return;
      ordinals[rows] = ordinal;
      values[rows++] = value;
    });
  return { ordinals: ordinals.slice(0, rows), values: values.slice(0, rows) };
}

/** The metrics that are neither in the store nor kept; what is kept comes into the store. */
async function missingSeries(
  measuring: Measuring,
  run: MeasuredRun,
  file: MeasuredFile,
  metrics: readonly InstanceMetric[],
): Promise<InstanceMetric[]> {
  const stored = await measuring.reading((connection) => readSeriesNames(connection, file.artifact));
  const missing: InstanceMetric[] = [];
  const kept: (SeriesName & Series)[] = [];
  for (const metric of metrics) {
    const name = seriesName(metric, run);
    if (stored.some((each) => isSame(each, name))) continue;
    const key = await keyOf(metric, run, file);
    const bytes = key && (await measuring.derived.read(key));
    const series = bytes && seriesOfBytes(bytes);
    if (series) kept.push({ ...name, ...series });
    else missing.push(metric);
  }
  if (kept.length > 0) await measuring.writing((connection) => storeSeries(connection, file.artifact, kept));
  return missing;
}

function seriesName(metric: InstanceMetric, run: MeasuredRun): SeriesName {
  const setting = metric.bySetting === true ? settingText(run) : null;
  return {
    metric: metric.id,
    version: metric.version,
    setting,
    how: eachInstance,
    ...(metric.labels && { labels: metric.labels }),
  };
}

function isSame(a: Omit<SeriesName, 'labels'>, b: SeriesName): boolean {
  return a.metric === b.metric && a.version === b.version && a.setting === b.setting;
}

function keyOf(metric: InstanceMetric, run: MeasuredRun, file: MeasuredFile) {
  const { setting } = seriesName(metric, run);
  return derivedKey(metric.id, metric.version, [file], setting);
}
