/** What the files of an archive say about their instances in numbers, read in a second pass and put into the store. */
import { givenMetrics } from '../../metrics/given/givenMetric';
import { studentMetrics } from '../../metrics/given/studentMetrics';
import { readMeasureFiles, type MeasureFile } from '../../store/measureFiles';
import {
  deleteRunMeasures,
  dropSeries,
  storeRunMeasures,
  storeSeries,
  type MeasuredFile,
  type MeasuredRun,
} from '../../store/measures';
import { readOrdinals } from '../../store/sampledTexts';
import { throwIfCancelled, type Task } from '../../task';
import { fileNumbers } from './fileNumbers';
import { columnsByIndex, ownColumns, pairsOf, type GivenColumn } from './givenColumns';
import { mayBeAbout, measuredFileOf } from './measuredFileOf';
import type { Measuring } from './measuring';

/**
 * Puts the columns of these runs' files, and of the files of measures beside them, into the store, and what can be computed
 * of them for the student; what is there of columns that the files have no more is taken out. A file of measures that may
 * be about several of `all` is left out. What was read once is kept by the content of its file.
 */
export async function measureGiven(
  measuring: Omit<Measuring, 'signal' | 'count'>,
  runs: readonly MeasuredRun[],
  all: readonly MeasuredRun[],
  task: Task,
): Promise<void> {
  const { archive, reading, writing } = measuring;
  const measures = await reading((connection) => readMeasureFiles(connection, archive.id));
  const about = measures.map((file) => ({ file, of: measuredFileOf(file.path, filesFor(file, all)) }));
  const total = runs.flatMap((run) => run.files).length;
  let done = 0;
  for (const run of runs) {
    const ofRun: (readonly GivenColumn[])[] = [];
    for (const file of run.files) {
      throwIfCancelled(task.signal);
      task.progress({ label: 'Reading measures', done: done++, total, unit: 'files' });
      const beside = about.flatMap((each) => (each.of === file ? [each.file] : []));
      const columns = await columnsOf(measuring, file, beside, task);
      ofRun.push(columns);
      await writing(async (connection) => {
        const series = seriesOf(columns);
        await dropSeries(
          connection,
          file.artifact,
          (metric) => isGiven(metric) && !series.some((each) => each.metric === metric),
        );
        await storeSeries(connection, file.artifact, series);
      });
    }
    const values = runValuesOf(ofRun);
    const gone = studentMetrics.filter(
      ({ level, id }) => level === 'run' && !values.some(({ metric }) => metric === id),
    );
    await writing(async (connection) => {
      await deleteRunMeasures(
        connection,
        archive.id,
        run,
        gone.map(({ id }) => id),
      );
      if (values.length > 0) await storeRunMeasures(connection, archive.id, run, values);
    });
  }
}

/** The files with instances that a file of measures is looked for among: of the run that the study counts it to, else all. */
function filesFor({ run }: MeasureFile, all: readonly MeasuredRun[]): MeasuredFile[] {
  const possible = mayBeAbout(all);
  const ofRun = possible.filter((each) => each.run === run);
  return (ofRun.length > 0 ? ofRun : possible).flatMap(({ files }) => files);
}

function isGiven(metric: string): boolean {
  return givenMetrics.define(metric) !== null || studentMetrics.some(({ id }) => id === metric);
}

/** The file's own columns before those of the files beside it. */
async function columnsOf(
  measuring: Omit<Measuring, 'signal' | 'count'>,
  file: MeasuredFile,
  beside: readonly MeasureFile[],
  task: Task,
): Promise<GivenColumn[]> {
  const ordinals = new Set(await measuring.reading((connection) => readOrdinals(connection, file.artifact)));
  const columns = ownColumns(await fileNumbers(measuring, file, task), ordinals);
  for (const each of beside) {
    const added = columnsByIndex(await fileNumbers(measuring, each, task), ordinals);
    columns.push(...added.filter(({ id }) => !columns.some((column) => column.id === id)));
  }
  return columns;
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
