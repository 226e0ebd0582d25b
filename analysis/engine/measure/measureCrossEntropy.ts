/** Cross-entropy of responses under a trigram model of the seeds of their domain: one model for all runs of a domain. */
import { crossEntropyWork } from '../../metrics/crossEntropy/crossEntropyWork';
import { responseNgramCrossEntropy } from '../../metrics/crossEntropy/responseNgramCrossEntropy';
import type { Hired } from '../../ports';
import type { CrossEntropyHands } from '../../metrics/crossEntropy/crossEntropyWork';
import { requireArchive } from '../../store/catalogue';
import { readInstanceTexts } from '../../store/instanceTexts';
import { readLooseFiles } from '../../store/looseFiles';
import type { MeasuredFile, MeasuredRun, Series } from '../../store/measures';
import { throwIfCancelled } from '../../task';
import type { Measuring } from './measuring';
import { keep, readKept, storeRelated, type RelatedFile } from './relatedSeries';
import { seedFilesOf } from './seedFilesOf';

const metrics = [responseNgramCrossEntropy];

/** Brings the store's series of these runs up to date; runs of a domain without seed data in the archive get none. */
export async function measureCrossEntropy(measuring: Measuring, runs: readonly MeasuredRun[]): Promise<void> {
  const { reading } = measuring;
  const archive = measuring.archive.id;
  const { study } = await reading((connection) => requireArchive(connection, archive));
  const loose = await reading((connection) => readLooseFiles(connection, archive));
  for (const domain of study.domains) {
    const seeds = seedFilesOf(loose, domain, study.domains);
    const ofDomain = runs.filter((run) => run.domain === domain.id);
    if (seeds.length > 0 && ofDomain.length > 0) await measureDomain(measuring, ofDomain, seeds);
  }
  measuring.count(runs.flatMap(({ files }) => files).reduce((sum, file) => sum + file.instances, 0));
}

async function measureDomain(
  measuring: Measuring,
  runs: readonly MeasuredRun[],
  seeds: readonly MeasuredFile[],
): Promise<void> {
  const how = `each instance, model of ${seeds.length === 1 ? 'one file' : `${String(seeds.length)} files`} of seed data`;
  const missing: RelatedFile[] = [];
  for (const run of runs)
    for (const file of run.files) {
      throwIfCancelled(measuring.signal);
      const related = { run, file, beside: seeds, how };
      const kept = await readKept(measuring, related, metrics);
      if (kept) await storeRelated(measuring, related, metrics, kept);
      else missing.push(related);
    }
  if (missing.length === 0) return;
  const worker = await measuring.pool.hire(crossEntropyWork, measuring.signal);
  try {
    await train(measuring, worker, seeds);
    for (const related of missing) {
      const series = [await measureFile(measuring, worker, related.file)];
      await keep(measuring, related, metrics, series);
      await storeRelated(measuring, related, metrics, series);
    }
  } finally {
    worker.release();
  }
}

async function train(
  { reading, signal }: Measuring,
  worker: Hired<CrossEntropyHands>,
  seeds: readonly MeasuredFile[],
): Promise<void> {
  await reading(async (connection) => {
    for (const { artifact } of seeds)
      for await (const { responses } of readInstanceTexts(connection, artifact, signal))
        if (!(await worker.call('add', [responses]))) return;
  });
  await worker.call('train', []);
}

function measureFile(
  { reading, signal }: Measuring,
  worker: Hired<CrossEntropyHands>,
  { artifact }: MeasuredFile,
): Promise<Series> {
  return reading(async (connection) => {
    const ordinals: number[] = [];
    const values: number[] = [];
    for await (const batch of readInstanceTexts(connection, artifact, signal)) {
      const bits = await worker.call('measure', [batch.responses]);
      bits.forEach((value, row) => {
        if (!Number.isFinite(value)) return;
        ordinals.push(batch.ordinals[row] ?? 0);
        values.push(value);
      });
    }
    return { ordinals: Int32Array.from(ordinals), values: Float64Array.from(values) };
  });
}
