/** Measures of enhanced instances beside the seeds they were made from. */
import type { RelatedMetric } from '../../metrics/relation/relatedMetric';
import { relatedWork } from '../../metrics/relation/relatedWork';
import { readLooseFiles } from '../../store/looseFiles';
import type { MeasuredFile, MeasuredRun } from '../../store/measures';
import { throwIfCancelled } from '../../task';
import { textRowsOf } from '../../pool/textBatch';
import { measureBundles, type Bundle, type BundledRow } from './bundles';
import type { Measuring } from './measuring';
import { readRows } from './readRows';
import { keep, readKept, storeRelated, type RelatedFile } from './relatedSeries';

const enhancement = 'quality_enhancement';
/** Instances that decide which of several files holds a run's seeds. */
const sampled = 100;
/** More than this is no seed data of a run. */
const mostSeeds = 200_000;
const rowsOfBundle = 1024;

/**
 * Brings the store's series of the runs of quality enhancement up to date. Their seeds are looked for in the archive's files
 * that belong to no run: the file in which most of a sample of instructions has its like. Other runs get no values.
 */
export async function measureOrigins(
  measuring: Measuring,
  runs: readonly MeasuredRun[],
  metrics: readonly RelatedMetric[],
): Promise<void> {
  const loose = await measuring.reading((connection) => readLooseFiles(connection, measuring.archive.id));
  const candidates = loose.filter(({ instances }) => instances <= mostSeeds);
  for (const run of runs) {
    throwIfCancelled(measuring.signal);
    if (run.method === enhancement && candidates.length > 0) await measureRun(measuring, run, candidates, metrics);
    measuring.count(run.files.reduce((sum, { instances }) => sum + instances, 0));
  }
}

async function measureRun(
  measuring: Measuring,
  run: MeasuredRun,
  candidates: readonly MeasuredFile[],
  metrics: readonly RelatedMetric[],
): Promise<void> {
  for (const file of run.files) {
    const related: RelatedFile = { run, file, beside: candidates, how: 'each instance beside its seed' };
    const kept = await readKept(measuring, related, metrics);
    const series = kept ?? (await compute(measuring, related, metrics));
    if (!kept) await keep(measuring, related, metrics, series);
    await storeRelated(measuring, related, metrics, series);
  }
}

async function compute(measuring: Measuring, related: RelatedFile, metrics: readonly RelatedMetric[]) {
  const instances = await readRows(measuring, related.file);
  const seeds = await findSeeds(measuring, instances, related.beside);
  const origins = await match(measuring, instances, seeds);
  const bundles = bundlesOf(instances, seeds, origins);
  const none = metrics.map(() => ({ ordinals: new Int32Array(0), values: new Float64Array(0) }));
  return (await measureBundles(measuring, related.run, metrics, bundles)).get(related.file) ?? none;
}

/** The instances of the file in which most of a sample has its like; none where less than half has. */
async function findSeeds(
  measuring: Measuring,
  instances: readonly BundledRow[],
  candidates: readonly MeasuredFile[],
): Promise<readonly BundledRow[]> {
  const step = Math.max(1, Math.floor(instances.length / sampled));
  const sample = instances.filter((_, place) => place % step === 0);
  let best: { readonly rows: readonly BundledRow[]; readonly share: number } = { rows: [], share: 0.5 };
  for (const file of candidates) {
    throwIfCancelled(measuring.signal);
    const rows = await readRows(measuring, file);
    const found = await match(measuring, sample, rows);
    const share = found.filter((seed) => seed >= 0).length / sample.length;
    if (share > best.share || (share === best.share && best.rows.length === 0)) best = { rows, share };
  }
  return best.rows;
}

async function match(
  { pool, signal }: Measuring,
  instances: readonly BundledRow[],
  seeds: readonly BundledRow[],
): Promise<Int32Array> {
  const worker = await pool.hire(relatedWork, signal);
  try {
    const texts = [instances, seeds].map((rows) => textRowsOf(rows.map(({ instruction }) => instruction)));
    const [asked, known] = texts;
    return asked && known ? await worker.call('match', [asked, known]) : new Int32Array(0);
  } finally {
    worker.release();
  }
}

function* bundlesOf(
  instances: readonly BundledRow[],
  seeds: readonly BundledRow[],
  origins: Int32Array,
): Generator<Bundle> {
  for (let start = 0; start < instances.length; start += rowsOfBundle) {
    const rows: BundledRow[] = [];
    const beside: number[][] = [];
    instances.slice(start, start + rowsOfBundle).forEach((instance, place) => {
      const seed = seeds[origins[start + place] ?? -1];
      if (!seed) return;
      rows.push(instance, { ...seed, file: null });
      beside.push([rows.length - 1], []);
    });
    if (rows.length > 0) yield { rows, beside };
  }
}
