/** Runs of words as 64-bit hashes, in WebAssembly; words are those of `wordsOf`. */
import type { TextRows } from '../../pool/textBatch';
import moduleBytes from './assembly/wordGrams.ts?assembly';
import { plainText } from './plainText';

/** Hashes of some texts, in the kernel's memory: valid until the kernel is asked for more. */
export interface Hashed {
  /** Bytes of 64-bit hashes, one after another. */
  readonly bytes: Uint8Array;
  /** For each text where its hashes end, counted in hashes. */
  readonly ends: Int32Array;
}

export interface WordGrams {
  /** Takes some texts. Two of them have the same hash where their words are the same (but for one chance in 2⁶³); 0: no words. */
  split(rows: TextRows): BigUint64Array;
  /** Of the texts taken last: every word. */
  words(): Hashed;
  /**
   * Of the texts taken last: every run of `n` words, in order and as often as it occurs; a text with fewer words has them
   * all as its only run.
   */
  roll(n: number): Hashed;
}

/** What `assembly/wordGrams.ts` exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  reserve(bytes: number, texts: number): void;
  input(): number;
  offsets(): number;
  endsOfWords(): number;
  wordHashes(): number;
  endsOfGrams(): number;
  gramHashes(): number;
  hashesOfTexts(): number;
  others(): number;
  findOthers(texts: number): number;
  split(texts: number): number;
  roll(n: number): number;
}

/** Texts that are taken at once: their hashes stay within some megabytes, unless one text alone is larger. */
const chunk = { bytes: 1 << 20, texts: 4096 };

let compiled: WebAssembly.Module | null = null;

/** Each has a memory of its own, ten times the bytes of the largest chunk. */
export function createWordGrams(): WordGrams {
  compiled ??= new WebAssembly.Module(moduleBytes as BufferSource);
  // One cast where nothing is typed: the interface above is what the module exports.
  const kernel = new WebAssembly.Instance(compiled).exports as unknown as Exports;
  let texts = 0;

  const load = ({ bytes, offsets }: TextRows): void => {
    texts = offsets.length - 1;
    const first = offsets[0] ?? 0;
    const size = (offsets.at(-1) ?? 0) - first;
    kernel.reserve(size, texts);
    new Uint8Array(kernel.memory.buffer, kernel.input(), size).set(bytes.subarray(first, first + size));
    new Int32Array(kernel.memory.buffer, kernel.offsets(), texts + 1).set(offsets.map((place) => place - first));
  };
  const hashed = (start: number, count: number, ends: number): Hashed => ({
    bytes: new Uint8Array(kernel.memory.buffer, start, count * 8),
    ends: new Int32Array(kernel.memory.buffer, ends, texts),
  });
  return {
    split(rows) {
      load(rows);
      if (kernel.findOthers(texts) > 0)
        load(plainText(rows, new Uint8Array(kernel.memory.buffer, kernel.others(), texts).slice()));
      kernel.split(texts);
      return new BigUint64Array(kernel.memory.buffer, kernel.hashesOfTexts(), texts);
    },
    words() {
      const ends = new Int32Array(kernel.memory.buffer, kernel.endsOfWords(), texts);
      return hashed(kernel.wordHashes(), ends.at(-1) ?? 0, kernel.endsOfWords());
    },
    roll: (n) => hashed(kernel.gramHashes(), kernel.roll(n), kernel.endsOfGrams()),
  };
}

/** Some of the rows after others, each part small enough to be taken at once; `first` is the row it starts with. */
export function* partsOf({ bytes, offsets }: TextRows): Generator<{ readonly first: number; readonly rows: TextRows }> {
  const count = offsets.length - 1;
  for (let first = 0; first < count;) {
    let end = first + 1;
    const start = offsets[first] ?? 0;
    while (end < count && end - first < chunk.texts && (offsets[end + 1] ?? 0) - start <= chunk.bytes) end++;
    yield { first, rows: { bytes, offsets: offsets.subarray(first, end + 1) } };
    first = end;
  }
}
