/**
 * Grades that judges gave, kept by the content of the file that holds the instances, so that whoever opens the same file
 * finds them. What is kept cannot be listed: an index by content names the metrics, and one by size says whether a file
 * that was never hashed may be one of them.
 */
import { Table, tableFromIPC, tableToIPC, type Utf8 } from 'apache-arrow';
import { xxhash128 } from 'hash-wasm';
import type { DerivedKey, DerivedStore } from '../../ports';
import { arrowColumn } from '../../store/column';
import type { Series } from '../../store/measures';
import { seriesOfBytes, seriesToBytes } from './keptSeries';
import { isWholeStream } from './wholeStream';

/** Raised whenever grades are kept in another form. */
export const judgementsVersion = 1;

export interface KeptGrades {
  /** See `judgedMetricId`. */
  readonly metric: string;
  /** Judge and rubrics as they are spelled, in words. */
  readonly how: string;
  readonly series: Series;
}

export interface GradedFile {
  /** Hash of its content. */
  readonly input: string;
  readonly bytes: number;
}

type Named = Pick<KeptGrades, 'metric' | 'how'>;

/** The kept grades of a file's instances; those that are damaged are left out. */
export async function readGrades(derived: DerivedStore, input: string): Promise<KeptGrades[]> {
  const found: KeptGrades[] = [];
  for (const named of await readIndex(derived, indexKey(input))) {
    const bytes = await derived.read(seriesKey(input, named.metric));
    const series = bytes && seriesOfBytes(bytes);
    if (series) found.push({ ...named, series });
  }
  return found;
}

/** Whether a file of this size has kept grades, as far as is known without its content. */
export async function mayHaveGrades(derived: DerivedStore, bytes: number): Promise<boolean> {
  return (await readIndex(derived, await sizeKey(bytes))).length > 0;
}

/**
 * Adds grades to those that are kept; of two for one instance the new one counts. Rejects where there is no room. Two
 * that write for one file at once may lose an entry of the index, which the next writing of its job brings back.
 */
export async function keepGrades(derived: DerivedStore, file: GradedFile, grades: KeptGrades): Promise<void> {
  const { metric, how, series } = grades;
  const key = seriesKey(file.input, metric);
  const bytes = await derived.read(key);
  const kept = bytes && seriesOfBytes(bytes);
  await derived.write(key, seriesToBytes(joined([...(kept ? [kept] : []), series])));
  for (const [index, entry] of [
    [indexKey(file.input), { metric, how }],
    [await sizeKey(file.bytes), { metric: file.input, how: 'judged' }],
  ] as const) {
    const known = await readIndex(derived, index);
    const others = known.filter((each) => each.metric !== entry.metric);
    if (others.length === known.length || known.some((each) => each.metric === entry.metric && each.how !== entry.how))
      await derived.write(index, indexToBytes([...others, entry]));
  }
}

function indexKey(input: string): DerivedKey {
  return { input, name: `judgements@${String(judgementsVersion)}` };
}

function seriesKey(input: string, metric: string): DerivedKey {
  return { input, name: `${metric}@${String(judgementsVersion)}` };
}

async function sizeKey(bytes: number): Promise<DerivedKey> {
  const input = await xxhash128(JSON.stringify(['judged files of size', bytes]));
  return { input, name: `judged_files@${String(judgementsVersion)}` };
}

/** Ascending; of two values for one instance the last. */
function joined(parts: readonly Series[]): Series {
  const values = new Map<number, number>();
  for (const { ordinals, values: given } of parts)
    ordinals.forEach((ordinal, place) => values.set(ordinal, given[place] ?? NaN));
  const sorted = [...values].sort(([one], [other]) => one - other);
  return {
    ordinals: Int32Array.from(sorted, ([ordinal]) => ordinal),
    values: Float64Array.from(sorted, ([, value]) => value),
  };
}

function indexToBytes(entries: readonly Named[]): Uint8Array {
  const columns = {
    metric: arrowColumn(
      'text',
      entries.map(({ metric }) => metric),
    ),
    how: arrowColumn(
      'text',
      entries.map(({ how }) => how),
    ),
  };
  return tableToIPC(new Table(columns), 'stream');
}

/** Without entries where nothing is kept, or nothing that can be read. */
async function readIndex(derived: DerivedStore, key: DerivedKey): Promise<Named[]> {
  const bytes = await derived.read(key);
  if (bytes === null || !isWholeStream(bytes)) return [];
  try {
    const table = tableFromIPC<{ metric: Utf8; how: Utf8 }>(bytes);
    const [metrics, hows] = [table.getChild('metric'), table.getChild('how')];
    return Array.from({ length: table.numRows }, (_, row) => ({
      metric: String(metrics?.get(row)),
      how: String(hows?.get(row)),
    }));
  } catch {
    return [];
  }
}
