/** Measures of whole runs: what is kept is taken from there, the rest is computed run by run in the pool. */
import type { RunMetric, RunValue } from '../../metrics/runMetric';
import { runWork } from '../../metrics/runWork';
import { readInstanceTexts } from '../../store/instanceTexts';
import { readRunMeasureNames, storeRunMeasures, type MeasuredRun, type RunMeasureName } from '../../store/measures';
import { throwIfCancelled } from '../../task';
import { buffersOfBatch } from '../../pool/textBatch';
import { inParallel } from '../inParallel';
import { derivedKey } from './derivedKey';
import { runValueOfBytes, runValueToBytes } from './keptRunValue';
import type { Measuring } from './measuring';

/** Brings the store's values of these runs up to date for these metrics. Runs that are done stay done when cancelled. */
export async function measureRuns(
  measuring: Measuring,
  runs: readonly MeasuredRun[],
  metrics: readonly RunMetric[],
): Promise<void> {
  await inParallel(runs, measuring.pool.size, async (run) => {
    throwIfCancelled(measuring.signal);
    const { kept, missing } = await look(measuring, run, metrics);
    const computed = missing.length === 0 ? [] : await compute(measuring, run, missing);
    const values = [...kept, ...computed];
    if (values.length > 0)
      await measuring.writing((connection) => storeRunMeasures(connection, measuring.archive.id, run, values));
    if (missing.length === 0) measuring.count(run.files.reduce((sum, { instances }) => sum + instances, 0));
  });
}

type Measured = RunMeasureName & RunValue;

/** What of the metrics that are not in the store is kept, and what has to be computed. */
async function look(measuring: Measuring, run: MeasuredRun, metrics: readonly RunMetric[]) {
  const stored = await measuring.reading((connection) => readRunMeasureNames(connection, measuring.archive.id, run));
  const isStored = ({ id, version }: RunMetric) =>
    stored.some((each) => each.metric === id && each.version === version);
  const kept: Measured[] = [];
  const missing: RunMetric[] = [];
  for (const metric of metrics) {
    if (isStored(metric)) continue;
    const key = await derivedKey(metric.id, metric.version, run.files);
    const bytes = key && (await measuring.derived.read(key));
    const value = bytes && runValueOfBytes(bytes);
    if (value) kept.push({ ...nameOf(metric), ...value });
    else missing.push(metric);
  }
  return { kept, missing };
}

async function compute(
  { pool, signal, derived, reading, count }: Measuring,
  run: MeasuredRun,
  metrics: readonly RunMetric[],
): Promise<Measured[]> {
  const worker = await pool.hire(runWork, signal);
  try {
    await reading(async (connection) => {
      for (const { artifact } of run.files)
        for await (const batch of readInstanceTexts(connection, artifact, signal)) {
          const rows = batch.ordinals.length;
          await worker.call('add', [batch], buffersOfBatch(batch));
          count(rows);
        }
    });
    const values = await worker.call('measure', [metrics.map(({ id }) => id)]);
    const measured: Measured[] = [];
    for (const [index, metric] of metrics.entries()) {
      const value = values[index];
      if (!value) continue;
      const key = await derivedKey(metric.id, metric.version, run.files);
      // Kept for the next time: where there is no room the value is there all the same.
      if (key) await derived.write(key, runValueToBytes(value)).catch(() => undefined);
      measured.push({ ...nameOf(metric), ...value });
    }
    return measured;
  } finally {
    worker.release();
  }
}

function nameOf({ id, version }: RunMetric): RunMeasureName {
  return { metric: id, version, setting: null };
}
