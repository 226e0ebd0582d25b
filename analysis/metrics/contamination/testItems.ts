/** Test items as they are looked for: by their runs, or, short ones, by a part of them. */
import type { TextRows } from '../../pool/textBatch';
import { createWordGrams, partsOf } from '../wordGrams/wordGrams';
import type { ContaminationOptions } from './contaminationOptions';
import { createRunTable, type RunTable } from './runTable';

/** Runs by number, and where items have each: at `starts[run]` to `starts[run + 1]` of the other two. */
export interface Lookup {
  readonly table: RunTable;
  readonly starts: Int32Array;
  readonly items: Int32Array;
  /** Of the run's first word in the item. */
  readonly places: Int32Array;
}

export interface TestItems {
  /** By runs of n words. */
  readonly long: Lookup;
  /** Short items by the rarest `anchorWords` words in a row of each; null where no item is short. */
  readonly short: Lookup | null;
  readonly anchorWords: number;
  /** For each item how many of its runs count; of a short one 1. 0: it cannot be found. */
  readonly runs: Int32Array;
  /** For each item the hashes of its words. */
  readonly words: readonly BigUint64Array[];
}

export function createTestItems(texts: TextRows, options: ContaminationOptions): TestItems {
  const anchorWords = Math.min(options.shortest, options.n - 1);
  const words = wordsOfItems(texts);
  const runs = new Int32Array(words.length);
  const isLong = (item: number) => (words[item]?.length ?? 0) >= options.n;
  const isShort = (item: number) => !isLong(item) && (words[item]?.length ?? 0) >= anchorWords;

  const long = lookupOf(runsOfItems(texts, options.n, isLong), (found) => {
    const counting = new Uint8Array(found.starts.length - 1);
    counting.forEach((_, run) => {
      if (itemsWith(found, run) > options.templateItems) return;
      counting[run] = 1;
      for (let at = found.starts[run] ?? 0; at < (found.starts[run + 1] ?? 0); at++) {
        const item = found.items[at] ?? 0;
        runs[item] = (runs[item] ?? 0) + 1;
      }
    });
    return counting;
  });
  const short = lookupOf(runsOfItems(texts, anchorWords, isShort), (found) => {
    const rarest = new Map<number, number>();
    const size = (run: number) => (found.starts[run + 1] ?? 0) - (found.starts[run] ?? 0);
    for (let run = 0; run + 1 < found.starts.length; run++)
      for (let at = found.starts[run] ?? 0; at < (found.starts[run + 1] ?? 0); at++) {
        const item = found.items[at] ?? 0;
        const best = rarest.get(item);
        if (best === undefined || size(run) < size(best)) rarest.set(item, run);
        runs[item] = 1;
      }
    const counting = new Uint8Array(found.starts.length - 1);
    for (const run of rarest.values()) counting[run] = 1;
    return counting;
  });
  return { long, short: short.items.length > 0 ? short : null, anchorWords, runs, words };
}

function wordsOfItems(texts: TextRows): BigUint64Array[] {
  const kernel = createWordGrams();
  const words: BigUint64Array[] = [];
  for (const { rows } of partsOf(texts)) {
    kernel.split(rows);
    const { bytes, ends } = kernel.words();
    const hashes = new BigUint64Array(bytes.slice().buffer);
    ends.forEach((end, row) => words.push(hashes.subarray(ends[row - 1] ?? 0, end)));
  }
  return words;
}

interface ItemRuns {
  readonly hashes: Uint8Array;
  /** For each run; items ascend. */
  readonly items: Int32Array;
  readonly places: Int32Array;
}

function runsOfItems(texts: TextRows, n: number, isWanted: (item: number) => boolean): ItemRuns {
  const kernel = createWordGrams();
  const parts: { readonly bytes: Uint8Array; readonly item: number }[] = [];
  for (const { first, rows } of partsOf(texts)) {
    kernel.split(rows);
    const { bytes, ends } = kernel.roll(n);
    ends.forEach((end, row) => {
      if (isWanted(first + row))
        parts.push({ bytes: bytes.slice(8 * (ends[row - 1] ?? 0), 8 * end), item: first + row });
    });
  }
  const count = parts.reduce((sum, { bytes }) => sum + bytes.length / 8, 0);
  const all = { hashes: new Uint8Array(8 * count), items: new Int32Array(count), places: new Int32Array(count) };
  let run = 0;
  for (const { bytes, item } of parts) {
    all.hashes.set(bytes, 8 * run);
    for (let place = 0; place < bytes.length / 8; place++, run++) {
      all.items[run] = item;
      all.places[run] = place;
    }
  }
  return all;
}

/** `choose` gives 1 for each run that counts. */
function lookupOf(
  { hashes, items, places }: ItemRuns,
  choose: (found: Omit<Lookup, 'table'>) => Uint8Array<ArrayBuffer>,
): Lookup {
  let found = { starts: new Int32Array(1), items, places };
  const table = createRunTable(hashes, (numbers, different) => {
    found = byNumber(numbers, different, items, places);
    return choose(found);
  });
  return { table, ...found };
}

function byNumber(numbers: Uint32Array, different: number, items: Int32Array, places: Int32Array) {
  const starts = new Int32Array(different + 1);
  numbers.forEach((number) => (starts[number + 1] = (starts[number + 1] ?? 0) + 1));
  for (let run = 0; run < different; run++) starts[run + 1] = (starts[run + 1] ?? 0) + (starts[run] ?? 0);
  const next = starts.slice();
  const sorted = { starts, items: new Int32Array(items.length), places: new Int32Array(items.length) };
  numbers.forEach((number, run) => {
    const to = next[number] ?? 0;
    next[number] = to + 1;
    sorted.items[to] = items[run] ?? 0;
    sorted.places[to] = places[run] ?? 0;
  });
  return sorted;
}

/** In how many items a run is. */
function itemsWith({ starts, items }: Omit<Lookup, 'table'>, run: number): number {
  let count = 0;
  for (let at = starts[run] ?? 0; at < (starts[run + 1] ?? 0); at++)
    if (at === starts[run] || items[at] !== items[at - 1]) count++;
  return count;
}
