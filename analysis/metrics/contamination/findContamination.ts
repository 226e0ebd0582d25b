/** Test items among the texts of any number of instances, shared among the workers of a pool. */
import type { WorkerPool } from '../../ports';
import type { Task } from '../../task';
import { hireAll, spread } from '../../pool/spread';
import { buffersOfBatch, textRowsOf, type TextBatch } from '../../pool/textBatch';
import { checkContaminationOptions, type ContaminationOptions } from './contaminationOptions';
import { contaminationWork, type RowMatch } from './contaminationWork';

export interface ScannedSource {
  /** Reads its instances once. */
  read(): AsyncIterable<TextBatch>;
}

export interface ContaminationMatch extends Omit<RowMatch, 'row'> {
  /** Place in the list of sources, and of the instance in its source. */
  readonly source: number;
  readonly ordinal: number;
}

export interface Contamination {
  /** One a source. */
  readonly sources: readonly {
    readonly instances: number;
    /** Instances that have something of at least one item. */
    readonly contaminated: number;
    /** Items that any of its instances has something of. */
    readonly items: ReadonlySet<number>;
  }[];
  /** By source and ordinal; the instruction before the response. */
  readonly matches: readonly ContaminationMatch[];
  /** How many there are. */
  readonly found: number;
  /** For each item how many of its runs count; one with 0 is too short or all template, and was not looked for. */
  readonly runs: Int32Array;
}

/** Throws `AgoraError('cancelled')`, and `'bad-input'` for options out of range. */
export async function findContamination(
  sources: readonly ScannedSource[],
  items: readonly string[],
  options: ContaminationOptions,
  pool: WorkerPool,
  task: Task,
): Promise<Contamination> {
  checkContaminationOptions(options);
  const workers = await hireAll(() => pool.hire(contaminationWork, task.signal), pool.size);
  try {
    const texts = textRowsOf(items);
    const [runs = new Int32Array(0)] = await Promise.all(
      workers.map((worker) => worker.call('begin', [texts, options])),
    );
    const found = sources.map(() => ({ instances: 0, contaminated: 0, items: new Set<number>() }));
    const matches: ContaminationMatch[] = [];
    let [count, done] = [0, 0];
    for (const [source, { read }] of sources.entries())
      await spread(
        workers,
        read(),
        async (worker, batch) => {
          const ordinals = batch.ordinals.slice();
          const answer = await worker.call('scan', [batch, options.mostMatches], buffersOfBatch(batch));
          const own = found[source];
          if (!own) return;
          own.instances += ordinals.length;
          own.contaminated += answer.contaminated.reduce((sum, flag) => sum + flag, 0);
          answer.items.forEach((item) => own.items.add(item));
          count += answer.found;
          for (const { row, ...match } of answer.matches)
            matches.push({ source, ordinal: ordinals[row] ?? 0, ...match });
          if (matches.length > 4 * options.mostMatches) keepFirst(matches, options.mostMatches);
          done += ordinals.length;
          task.progress({ label: 'Looking for test items', done, total: null, unit: 'rows' });
        },
        task.signal,
      );
    keepFirst(matches, options.mostMatches);
    return { sources: found, matches, found: count, runs };
  } finally {
    workers.forEach((worker) => worker.release());
  }
}

/** Leaves the first so many, by source and ordinal. */
function keepFirst(matches: ContaminationMatch[], most: number): void {
  matches.sort(
    (a, b) => a.source - b.source || a.ordinal - b.ordinal || a.part.localeCompare(b.part) || a.item - b.item,
  );
  matches.length = Math.min(matches.length, most);
}
