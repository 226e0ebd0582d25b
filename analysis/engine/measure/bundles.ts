/** Instances that are measured beside each other, as they are put together and sent to a worker. */
import type { RelatedMetric } from '../../metrics/relation/relatedMetric';
import { relatedWork } from '../../metrics/relation/relatedWork';
import type { MeasuredFile, MeasuredRun, Series } from '../../store/measures';
import { buffersOfBatch, textRowsOf } from '../../pool/textBatch';
import type { Measuring } from './measuring';

export interface BundledRow {
  /** Null: it is only there for others, and is not measured. */
  readonly file: MeasuredFile | null;
  readonly ordinal: number;
  readonly instruction: string;
  readonly response: string;
}

/** Some rows, and for each of them the places of those it is measured beside. */
export interface Bundle {
  readonly rows: readonly BundledRow[];
  readonly beside: readonly (readonly number[])[];
}

/** The series of each file that has rows in the bundles, one a metric, in the order of the metrics. */
export async function measureBundles(
  { pool, signal }: Measuring,
  { method, domain }: Pick<MeasuredRun, 'method' | 'domain'>,
  metrics: readonly RelatedMetric[],
  bundles: Iterable<Bundle>,
): Promise<Map<MeasuredFile, Series[]>> {
  const values = new Map<MeasuredFile, [number, number][][]>();
  const worker = await pool.hire(relatedWork, signal);
  try {
    await worker.call('prepare', [metrics.map(({ id }) => id), { method, domain }]);
    for (const { rows, beside } of bundles) {
      const batch = {
        ordinals: Int32Array.from(rows.keys()),
        instructions: textRowsOf(rows.map(({ instruction }) => instruction)),
        responses: textRowsOf(rows.map(({ response }) => response)),
      };
      const offsets = new Int32Array(rows.length + 1);
      beside.forEach((places, row) => (offsets[row + 1] = (offsets[row] ?? 0) + places.length));
      const relations = { rows: Int32Array.from(beside.flat()), offsets };
      const columns = await worker.call('measure', [batch, relations], buffersOfBatch(batch));
      rows.forEach(({ file, ordinal }, row) => {
        if (file === null) return;
        const known = values.get(file) ?? metrics.map(() => []);
        values.set(file, known);
        columns.forEach((column, index) => known[index]?.push([ordinal, column[row] ?? NaN]));
      });
    }
  } finally {
    worker.release();
  }
  return new Map([...values].map(([file, columns]) => [file, columns.map(seriesOf)]));
}

/** In the order of the file, without those that have no value. */
function seriesOf(pairs: readonly [number, number][]): Series {
  const present = pairs.filter(([, value]) => Number.isFinite(value)).sort(([one], [other]) => one - other);
  return {
    ordinals: Int32Array.from(present, ([ordinal]) => ordinal),
    values: Float64Array.from(present, ([, value]) => value),
  };
}
