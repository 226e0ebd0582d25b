/** Instances of runs with their texts, all or a seeded sample, for what looks at them elsewhere. */
import { stringsOf } from '../../pool/textBatch';
import type { MeasuredRun } from '../../store/measures';
import { readDataSets } from '../../store/dataSets';
import { readFileState } from '../../store/measureFiles';
import { readSampledTexts } from '../../store/sampledTexts';
import type { Task } from '../../task';
import { noSuchRun } from '../runSources';
import { contentKey } from './contentKey';
import type { Measuring } from './measuring';
import { sampleInstances } from './sampleInstances';

export interface DrawRequest {
  /** Ids of runs, or paths of files of no run; null: all. */
  readonly runs: readonly string[] | null;
  /** Instances a run; null: all. */
  readonly sample: number | null;
  readonly seed: number;
}

export interface DrawnFile {
  readonly path: string;
  /** Hash of its content. */
  readonly input: string;
  readonly bytes: number;
}

export interface DrawnRun extends Pick<MeasuredRun, 'run' | 'generator' | 'method' | 'domain'> {
  readonly instances: number;
  readonly files: readonly DrawnFile[];
}

export interface DrawnInstance {
  readonly file: DrawnFile;
  readonly ordinal: number;
  readonly instruction: string;
  readonly response: string;
}

type Open = Pick<Measuring, 'archive' | 'derived' | 'reading'>;

/**
 * Hands the instances of each run to `take`, in the order of the runs, their files and their places, and gives the runs.
 * The same files, sample and seed give the same. Throws `AgoraError('bad-input')` for a run that has no instances.
 */
export async function drawInstances(
  open: Open,
  { runs: ids, sample, seed }: DrawRequest,
  take: (run: DrawnRun, instances: readonly DrawnInstance[]) => Promise<void> | void,
  task: Task,
): Promise<DrawnRun[]> {
  const { archive, reading } = open;
  const all = await reading((connection) => readDataSets(connection, archive.id));
  const unknown = ids?.find((id) => !all.some(({ run }) => run === id));
  if (unknown !== undefined) throw noSuchRun(unknown);
  const chosen = all.filter(({ run }) => ids === null || ids.includes(run));
  const drawn: DrawnRun[] = [];
  for (const [index, run] of chosen.entries()) {
    task.progress({ label: 'Drawing instances', done: index, total: chosen.length, unit: 'steps' });
    const files = new Map<number, DrawnFile>();
    for (const file of run.files) {
      const { path, bytes } = await reading((connection) => readFileState(connection, file.artifact));
      files.set(file.artifact, { path, bytes, input: await contentKey(open, file, task) });
    }
    const instances = run.files.reduce((sum, file) => sum + file.instances, 0);
    const { generator, method, domain } = run;
    const named: DrawnRun = { run: run.run, generator, method, domain, instances, files: [...files.values()] };
    drawn.push(named);
    await reading(async (connection) => {
      for (const { artifact, ordinals } of await sampleInstances(
        connection,
        [...files.keys()],
        sample ?? 'all',
        seed,
      )) {
        const file = files.get(artifact);
        if (!file) continue;
        for await (const batch of readSampledTexts(connection, artifact, ordinals, task.signal)) {
          const responses = stringsOf(batch.responses);
          const found = stringsOf(batch.instructions).map((instruction, row) => ({
            file,
            ordinal: batch.ordinals[row] ?? 0,
            instruction,
            response: responses[row] ?? '',
          }));
          await take(named, found);
        }
      }
    });
  }
  return drawn;
}
