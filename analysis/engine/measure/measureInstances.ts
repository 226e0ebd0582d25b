/** Measures of single instances: what is kept is taken from there, the rest is computed file by file in the pool. */
import { eachInstance } from '../../metricResults';
import type { InstanceMetric } from '../../metrics/instanceMetric';
import { instanceWork } from '../../metrics/instanceWork';
import { readInstanceTexts } from '../../store/instanceTexts';
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
import { buffersOfBatch } from '../../work/textBatch';
import { inParallel } from '../inParallel';
import { derivedKey } from './derivedKey';
import { seriesOfBytes, seriesToBytes } from './keptSeries';
import type { Measuring } from './measuring';

/** Brings the store's series of these runs up to date for these metrics. Files that are done stay done when cancelled. */
export async function measureInstances(
  measuring: Measuring,
  runs: readonly MeasuredRun[],
  metrics: readonly InstanceMetric[],
): Promise<void> {
  const files = runs.flatMap((run) => run.files.map((file) => ({ run, file })));
  await inParallel(files, measuring.pool.size, async ({ run, file }) => {
    throwIfCancelled(measuring.signal);
    const missing = await missingSeries(measuring, run, file, metrics);
    const computed = missing.length === 0 ? [] : await compute(measuring, run, file, missing);
    await measuring.writing((connection) => storeSeries(connection, file.artifact, computed));
    measuring.count(file.instances);
  });
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

async function compute(
  measuring: Measuring,
  run: MeasuredRun,
  file: MeasuredFile,
  metrics: readonly InstanceMetric[],
): Promise<(SeriesName & Series)[]> {
  const { pool, signal, derived } = measuring;
  const columns = metrics.map(() => createColumn(file.instances));
  const worker = await pool.hire(instanceWork, signal);
  try {
    const { method, domain } = run;
    await worker.call('prepare', [metrics.map(({ id }) => id), { method, domain }]);
    await measuring.reading(async (connection) => {
      for await (const batch of readInstanceTexts(connection, file.artifact, signal)) {
        const ordinals = batch.ordinals.slice();
        const values = await worker.call('measure', [batch], buffersOfBatch(batch));
        values.forEach((column, index) => columns[index]?.add(ordinals, column));
      }
    });
  } finally {
    worker.release();
  }
  const series: (SeriesName & Series)[] = [];
  for (const [index, metric] of metrics.entries()) {
    const column = columns[index]?.series();
    if (!column) continue;
    const key = await keyOf(metric, run, file);
    // Kept for the next time: where there is no room the value is there all the same.
    if (key) await derived.write(key, seriesToBytes(column)).catch(() => undefined);
    series.push({ ...seriesName(metric, run), ...column });
  }
  return series;
}

function seriesName(metric: InstanceMetric, run: MeasuredRun): SeriesName {
  const setting = metric.bySetting === true ? settingText(run) : null;
  return { metric: metric.id, version: metric.version, setting, how: eachInstance };
}

function isSame(a: SeriesName, b: SeriesName): boolean {
  return a.metric === b.metric && a.version === b.version && a.setting === b.setting;
}

function keyOf(metric: InstanceMetric, run: MeasuredRun, file: MeasuredFile) {
  const { setting } = seriesName(metric, run);
  return derivedKey(metric.id, metric.version, [file], setting);
}

/** A column that grows batch by batch and leaves out what has no value. */
function createColumn(length: number): {
  add: (ordinals: Int32Array, values: Float64Array) => void;
  series: () => Series;
} {
  const ordinals = new Int32Array(length);
  const values = new Float64Array(length);
  let rows = 0;
  return {
    add(batch, column) {
      batch.forEach((ordinal, row) => {
        const value = column[row] ?? NaN;
        if (!Number.isFinite(value)) return;
        ordinals[rows] = ordinal;
        values[rows++] = value;
      });
    },
    series: () => ({ ordinals: ordinals.slice(0, rows), values: values.slice(0, rows) }),
  };
}
