/** Series of metrics that depend on more than their own file: kept by the content of all files, put into the store. */
import {
  settingBeside,
  settingText,
  storeSeries,
  type MeasuredFile,
  type MeasuredRun,
  type Series,
} from '../../store/measures';
import { derivedKey } from './derivedKey';
import { seriesOfBytes, seriesToBytes } from './keptSeries';
import type { Measuring } from './measuring';

export interface NamedMetric {
  readonly id: string;
  readonly version: number;
}

/** A file and what it is measured beside. */
export interface RelatedFile {
  readonly run: MeasuredRun;
  readonly file: MeasuredFile;
  readonly beside: readonly MeasuredFile[];
  /** What was done, in words; one for all files of a run. */
  readonly how: string;
}

/** The kept series of a file, one a metric; null where one is missing. */
export async function readKept(
  { derived }: Measuring,
  related: RelatedFile,
  metrics: readonly NamedMetric[],
): Promise<Series[] | null> {
  const series: Series[] = [];
  for (const metric of metrics) {
    const key = await keyOf(metric, related);
    const bytes = key && (await derived.read(key));
    const kept = bytes && seriesOfBytes(bytes);
    if (!kept) return null;
    series.push(kept);
  }
  return series;
}

/** Keeps the series where there is room. */
export async function keep(
  { derived }: Measuring,
  related: RelatedFile,
  metrics: readonly NamedMetric[],
  series: readonly Series[],
): Promise<void> {
  for (const [index, metric] of metrics.entries()) {
    const key = await keyOf(metric, related);
    const column = series[index];
    if (key && column) await derived.write(key, seriesToBytes(column)).catch(() => undefined);
  }
}

/** Puts them into the store in place of what was there. */
export async function storeRelated(
  { writing }: Measuring,
  { run, file, beside, how }: RelatedFile,
  metrics: readonly NamedMetric[],
  series: readonly Series[],
): Promise<void> {
  const named = metrics.flatMap(({ id, version }, index) => {
    const column = series[index];
    return column ? [{ metric: id, version, setting: settingBeside(run, beside), how, ...column }] : [];
  });
  await writing((connection) => storeSeries(connection, file.artifact, named));
}

function keyOf({ id, version }: NamedMetric, { run, file, beside }: RelatedFile) {
  return derivedKey(id, version, [file, ...beside], settingText(run));
}
