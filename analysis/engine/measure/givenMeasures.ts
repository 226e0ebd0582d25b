/** What the files of an archive say about their instances in numbers, read in a second pass and put into the store. */
import { readNumbers } from '../../archive/measures/readNumbers';
import { studentMetrics } from '../../metrics/given/studentMetrics';
import { readMeasureFiles } from '../../store/measureFiles';
import {
  readMeasuredRuns,
  storeRunMeasures,
  storeSeries,
  type MeasuredFile,
  type MeasuredRun,
} from '../../store/measures';
import { readOrdinals } from '../../store/sampledTexts';
import { throwIfCancelled, type Task } from '../../task';
import type { ArchiveSource } from '../archiveSource';
import { withFile } from '../withFile';
import { columnsByIndex, ownColumns, pairsOf, type GivenColumn } from './givenColumns';
import { measuredFileOf } from './measuredFileOf';
import type { Measuring } from './measuring';

/**
 * Puts the columns of all runs' files, and of the files of measures beside them, into the store, and what can be computed
 * of them for the student. A file of measures that may be about several files is left out.
 */
export async function measureGiven(
  { reading, writing }: Pick<Measuring, 'reading' | 'writing'>,
  archive: ArchiveSource,
  task: Task,
): Promise<void> {
  const runs = await reading((connection) => readMeasuredRuns(connection, archive.id));
  const ordinalsOf = async ({ artifact }: MeasuredFile): Promise<ReadonlySet<number>> =>
    new Set(await reading((connection) => readOrdinals(connection, artifact)));
  const beside = await readBeside(
    await reading((connection) => readMeasureFiles(connection, archive.id)),
    archive,
    runs,
    ordinalsOf,
    task,
  );
  const total = runs.flatMap(({ files }) => files).length;
  let done = 0;
  for (const run of runs) {
    const ofRun: (readonly GivenColumn[])[] = [];
    for (const file of run.files) {
      throwIfCancelled(task.signal);
      task.progress({ label: 'Reading measures', done: done++, total, unit: 'files' });
      const numbers = await withFile(archive, file.path, task, (source) => readNumbers(source, task.signal));
      const own = ownColumns(numbers, await ordinalsOf(file));
      const added = (beside.get(file) ?? []).filter(({ id }) => !own.some((column) => column.id === id));
      const columns = [...own, ...added];
      ofRun.push(columns);
      await writing((connection) => storeSeries(connection, file.artifact, seriesOf(columns)));
    }
    const values = runValuesOf(ofRun);
    if (values.length > 0) await writing((connection) => storeRunMeasures(connection, archive.id, run, values));
  }
}

async function readBeside(
  paths: readonly string[],
  archive: ArchiveSource,
  runs: readonly MeasuredRun[],
  ordinalsOf: (file: MeasuredFile) => Promise<ReadonlySet<number>>,
  task: Task,
): Promise<Map<MeasuredFile, GivenColumn[]>> {
  const files = runs.flatMap((run) => run.files);
  const beside = new Map<MeasuredFile, GivenColumn[]>();
  for (const path of paths) {
    const file = measuredFileOf(path, files);
    if (!file) continue;
    const numbers = await withFile(archive, path, task, (source) => readNumbers(source, task.signal));
    beside.set(file, [...(beside.get(file) ?? []), ...columnsByIndex(numbers, await ordinalsOf(file))]);
  }
  return beside;
}

function seriesOf(columns: readonly GivenColumn[]) {
  const given = columns.map(({ id, field, series }) => ({
    metric: id,
    version: 1,
    setting: null,
    how: `read from the field ${field}`,
    ...series,
  }));
  const computed = studentMetrics.flatMap((metric) => {
    const [one, other] = inputsOf(metric.inputs, columns);
    if (metric.level !== 'instance' || !one || !other) return [];
    const values = pairsOf(one.series, other.series).flatMap(({ ordinal, first, second }) => {
      const value = metric.measure(first, second);
      return value === null ? [] : [{ ordinal, value }];
    });
    return [
      {
        metric: metric.id,
        version: metric.version,
        setting: null,
        how: howOf(one, other),
        ordinals: Int32Array.from(values, ({ ordinal }) => ordinal),
        values: Float64Array.from(values, ({ value }) => value),
      },
    ];
  });
  return [...given, ...computed];
}

/** Of the means over all instances of the run's files that have both. */
function runValuesOf(ofRun: readonly (readonly GivenColumn[])[]) {
  return studentMetrics.flatMap((metric) => {
    if (metric.level !== 'run') return [];
    const inputs = ofRun.map((columns) => inputsOf(metric.inputs, columns));
    const pairs = inputs.flatMap(([one, other]) => (one && other ? pairsOf(one.series, other.series) : []));
    const named = inputs.find(([one, other]) => one && other);
    if (pairs.length === 0 || !named?.[0] || !named[1]) return [];
    const mean = (of: (pair: (typeof pairs)[number]) => number) =>
      pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
    const value = metric.measure(
      mean(({ first }) => first),
      mean(({ second }) => second),
    );
    const how = value === null ? 'the formula has no value for a negative mean' : howOf(named[0], named[1]);
    return [
      { metric: metric.id, version: metric.version, setting: null, value, lo: null, hi: null, n: pairs.length, how },
    ];
  });
}

function inputsOf([first, second]: (typeof studentMetrics)[number]['inputs'], columns: readonly GivenColumn[]) {
  return [first, second].map((names) =>
    names.map((name) => columns.find(({ id }) => id === name)).find((column) => column !== undefined),
  );
}

function howOf(one: GivenColumn, other: GivenColumn): string {
  return `computed from the fields ${one.field} and ${other.field}`;
}
