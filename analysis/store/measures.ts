/** Values of metrics: those of instances by file, those of runs by run. */
import { Float64, makeData, makeVector, Table } from 'apache-arrow';
import type { RunValue } from '../metrics/runMetric';
import type { Connection } from '../ports';
import { wholeVector, repeatedWholeVector } from './columnVectors';
import { insertRows } from './insertRows';
import { present } from './records';
import { plainRows } from './rows';
import { inOrderOf } from './tables';
import { inTransaction } from './transaction';

/** A file with instances of a run. */
export interface MeasuredFile {
  readonly artifact: number;
  readonly path: string;
  /** Of its content; null where it was never streamed whole. */
  readonly hash: string | null;
  readonly instances: number;
}

/** A run with the files that hold its instances, and the setting it stands in; or a data set of no run by its name. */
export interface MeasuredRun {
  readonly run: string;
  /** False: a file that belongs to none. */
  readonly isRun: boolean;
  readonly generator: string | null;
  readonly method: string | null;
  readonly domain: string | null;
  readonly files: readonly MeasuredFile[];
}

/** Values of one metric for the instances of one file; rows without a value are not in it. */
export interface Series {
  /** Ascending. */
  readonly ordinals: Int32Array<ArrayBuffer>;
  readonly values: Float64Array<ArrayBuffer>;
}

export interface SeriesName {
  readonly metric: string;
  readonly version: number;
  /** See the table `series`. */
  readonly setting: string | null;
  readonly how: string;
  /** What the values are places in; absent where they are numbers. */
  readonly labels?: readonly string[];
}

/** The runs of an archive that have instances, in their order. */
export async function readMeasuredRuns(connection: Connection, archive: string): Promise<MeasuredRun[]> {
  const found = await connection.query(
    `SELECT run.id AS run, generator, method, domain, artifact, path, hash, artifact.instances AS instances
     FROM store.run AS run JOIN store.artifact AS artifact ON artifact.archive = run.archive AND artifact.run = run.id
     WHERE run.archive = ? AND shown AND instances > 0 ORDER BY run.ordinal, artifact.ordinal`,
    [archive],
  );
  const runs = new Map<string, MeasuredRun & { files: MeasuredFile[] }>();
  for (const row of plainRows(found) as unknown as (Omit<MeasuredRun, 'files' | 'isRun'> & MeasuredFile)[]) {
    const { run, generator, method, domain, artifact, path, hash, instances } = row;
    const known = runs.get(run) ?? { run, isRun: true, generator, method, domain, files: [] };
    known.files.push({ artifact, path, hash, instances });
    runs.set(run, known);
  }
  return [...runs.values()];
}

/** What of a setting metrics depend on, as the store writes it. */
export function settingText({ method, domain }: Pick<MeasuredRun, 'method' | 'domain'>): string {
  return `${method ?? ''}/${domain ?? ''}`;
}

/** The same of a metric that depends on other files too, whichever they are called. */
export function settingBeside(run: Pick<MeasuredRun, 'method' | 'domain'>, beside: readonly MeasuredFile[]): string {
  return `${settingText(run)}\n${artifactsOfRun({ files: beside })}`;
}

/** The files that a value of a run rests on, as the store writes them. */
export function artifactsOfRun({ files }: Pick<MeasuredRun, 'files'>): string {
  return files
    .map(({ artifact }) => artifact)
    .sort((a, b) => a - b)
    .join(',');
}

/** Which series the store holds of a file. */
export async function readSeriesNames(connection: Connection, artifact: number): Promise<Omit<SeriesName, 'labels'>[]> {
  const found = await connection.query(`SELECT metric, version, setting, how FROM store.series WHERE artifact = ?`, [
    artifact,
  ]);
  return plainRows(found) as unknown as Omit<SeriesName, 'labels'>[];
}

/** Puts a series in place of an earlier one of the same metric. Does nothing where the file is in the store no more. */
export async function storeSeries(
  connection: Connection,
  artifact: number,
  named: readonly (SeriesName & Series)[],
): Promise<void> {
  await inTransaction(connection, async ({ insert }) => {
    const isThere = await connection.query('SELECT 1 FROM store.artifact WHERE artifact = ?', [artifact]);
    if (isThere.numRows === 0) return;
    for (const { metric, version, setting, how, labels, ordinals, values } of named) {
      await deleteSeries(connection, artifact, metric);
      const series = await nextSeries(connection, artifact);
      const row = { artifact, series, metric, version, setting, how, labels: labels?.join(',') ?? null };
      await insertRows(connection, 'series', [row]);
      if (ordinals.length > 0) await insert('measure', measureTable(artifact, series, { ordinals, values }));
    }
  });
}

/** Takes a file's series of such metrics out of the store. */
export async function dropSeries(
  connection: Connection,
  artifact: number,
  isMeant: (metric: string) => boolean,
): Promise<void> {
  await inTransaction(connection, async () => {
    for (const { metric } of await readSeriesNames(connection, artifact))
      if (isMeant(metric)) await deleteSeries(connection, artifact, metric);
  });
}

async function deleteSeries(connection: Connection, artifact: number, metric: string): Promise<void> {
  await connection.query(
    `DELETE FROM store.measure WHERE artifact = ? AND series IN (
       SELECT series FROM store.series WHERE artifact = ? AND metric = ?)`,
    [artifact, artifact, metric],
  );
  await connection.query('DELETE FROM store.series WHERE artifact = ? AND metric = ?', [artifact, metric]);
}

async function nextSeries(connection: Connection, artifact: number): Promise<number> {
  const found = await connection.query(
    'SELECT coalesce(max(series) + 1, 0)::BIGINT AS next FROM store.series WHERE artifact = ?',
    [artifact],
  );
  return Number(plainRows(found)[0]?.['next']);
}

function measureTable(artifact: number, series: number, { ordinals, values }: Series): Table {
  const length = ordinals.length;
  return new Table(
    inOrderOf('measure', {
      artifact: repeatedWholeVector(artifact, length),
      series: repeatedWholeVector(series, length),
      ordinal: wholeVector(ordinals),
      value: makeVector(makeData({ type: new Float64(), length, data: values })),
    }),
  );
}

export interface RunMeasureName {
  readonly metric: string;
  readonly version: number;
  readonly setting: string | null;
}

/** Which values of runs the store holds for a run as it is now. */
export async function readRunMeasureNames(
  connection: Connection,
  archive: string,
  run: MeasuredRun,
): Promise<RunMeasureName[]> {
  const found = await connection.query(
    `SELECT metric, version, setting FROM store.run_measure WHERE archive = ? AND run = ? AND artifacts = ?`,
    [archive, run.run, artifactsOfRun(run)],
  );
  return plainRows(found) as unknown as RunMeasureName[];
}

/** Puts these values of a run in place of earlier ones of the same metrics. */
export async function storeRunMeasures(
  connection: Connection,
  archive: string,
  run: MeasuredRun,
  measured: readonly (RunMeasureName & RunValue)[],
): Promise<void> {
  await inTransaction(connection, async () => {
    const metrics = measured.map(({ metric }) => metric);
    await deleteRunMeasures(connection, archive, run, metrics);
    const artifacts = artifactsOfRun(run);
    await insertRows(
      connection,
      'run_measure',
      measured.map(({ metric, version, setting, value, lo, hi, n, how }) => {
        const place = { archive, run: run.run, artifacts, metric, version, setting };
        return { ...place, value, lo, hi, n, how };
      }),
    );
  });
}

/** Takes these values of a run out of the store. */
export async function deleteRunMeasures(
  connection: Connection,
  archive: string,
  { run }: Pick<MeasuredRun, 'run'>,
  metrics: readonly string[],
): Promise<void> {
  for (const metric of metrics)
    await connection.query('DELETE FROM store.run_measure WHERE archive = ? AND run = ? AND metric = ?', [
      archive,
      run,
      metric,
    ]);
}

/** One value of a run: the mean of an instance metric, the share of its most frequent label, or the value of another. */
export interface StoredMeasure extends RunValue {
  readonly run: string;
  readonly metric: string;
  readonly level: 'instance' | 'run';
  /** Instances of the run. */
  readonly of: number;
  readonly standardDeviation: number | null;
  /** The most frequent one; null where values are numbers. */
  readonly label: string | null;
}

/** All values of an archive's runs as they are now. */
export async function readMeasures(connection: Connection): Promise<StoredMeasure[]> {
  const found = await connection.query('SELECT * FROM run_metrics ORDER BY run, metric');
  return plainRows(found).map((row) => ({
    run: present(row['run']) as string,
    metric: present(row['metric']) as string,
    level: row['level'] as StoredMeasure['level'],
    value: row['value'] as number | null,
    lo: row['lo'] as number | null,
    hi: row['hi'] as number | null,
    standardDeviation: row['standard_deviation'] as number | null,
    label: row['label'] as string | null,
    n: row['n'] as number,
    of: row['of'] as number,
    how: row['how'] as string,
  }));
}
