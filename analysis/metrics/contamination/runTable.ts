/** Runs of words of test items, and where texts have them; see `assembly/runTable.ts`. */
import type { Hashed } from '../wordGrams/wordGrams';
import moduleBytes from './assembly/runTable.ts?assembly';

export interface RunTable {
  /** The different runs that count, by their numbers. */
  readonly numbers: number;
  /** Calls `hit` for each run of each text that counts: the text's row, the place of its first word, its number. */
  match(texts: Hashed, hit: (row: number, place: number, run: number) => void): void;
}

/** What `assembly/runTable.ts` exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  stage(bytes: number): number;
  begin(most: number): void;
  number(count: number): number;
  build(): void;
  match(text: number, from: number, to: number): number;
  hitTable(): number;
  clearHits(): void;
}

let compiled: WebAssembly.Module | null = null;

/**
 * Of the 64-bit hashes `runs`, equal ones being one run. `counts` is told the number of each, and how many numbers there
 * are, and says with 1 which count.
 */
export function createRunTable(
  runs: Uint8Array,
  counts: (numbers: Uint32Array, different: number) => Uint8Array,
): RunTable {
  compiled ??= new WebAssembly.Module(moduleBytes as BufferSource);
  // One cast where nothing is typed: the interface above is what the module exports.
  const kernel = new WebAssembly.Instance(compiled).exports as unknown as Exports;
  const stage = (bytes: Uint8Array): number => {
    const place = kernel.stage(bytes.length);
    new Uint8Array(kernel.memory.buffer, place, bytes.length).set(bytes);
    return place;
  };
  const count = runs.length / 8;
  kernel.begin(count);
  const place = stage(runs);
  const different = kernel.number(count);
  // Numbers stand where the hashes stood: the lower half of each 64 bits.
  const halves = new Uint32Array(kernel.memory.buffer, place, 2 * count);
  const numbers = new Uint32Array(count);
  for (let index = 0; index < count; index++) numbers[index] = halves[2 * index] ?? 0;
  stage(counts(numbers, different));
  kernel.build();

  return {
    numbers: different,
    match({ bytes, ends }, hit) {
      stage(bytes);
      let found = 0;
      ends.forEach((to, row) => {
        found = kernel.match(row, ends[row - 1] ?? 0, to);
      });
      const hits = new Int32Array(kernel.memory.buffer, kernel.hitTable(), 3 * found);
      for (let at = 0; at < hits.length; at += 3) hit(hits[at] ?? 0, hits[at + 1] ?? 0, hits[at + 2] ?? 0);
      kernel.clearHits();
    },
  };
}
