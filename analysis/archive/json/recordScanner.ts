/** The fast way of JSON records to texts, in WebAssembly; see `assembly/recordScanner.ts` for what it leaves to others. */
import moduleBytes from './assembly/recordScanner.ts?assembly';

/** Keys of the record's own object. */
export interface WantedTexts {
  /** A record that lacks one of these, or holds something else there, is left to the reader. */
  readonly required: readonly [string, string];
  /** Null where it is missing, empty, or something else. */
  readonly optional: string | null;
  /** A record that holds something else than a whole number there is left to the reader. */
  readonly id: string | null;
}

/** Texts of one field, in the scanner's memory: valid until the next `scan` or `clear`. */
export interface ScannedTexts {
  /** UTF-8, one after another. */
  readonly bytes: Uint8Array;
  /** For each row where its text ends in `bytes`. */
  readonly ends: Int32Array;
  /** For each row the length of its text in UTF-16 units. */
  readonly units: Int32Array;
}

/** The rows of a scanner, in its memory: valid until it is asked for more, or cleared. */
export interface ScannedRows {
  readonly required: readonly [ScannedTexts, ScannedTexts];
  readonly optional: ScannedTexts & { readonly isPresent: Uint8Array };
  /** −1 where a row has none. */
  readonly ids: Int32Array;
  /** How many newlines of the bytes stand before a row. */
  readonly newlines: Int32Array;
}

export interface RecordScanner {
  /**
   * Takes one record's texts as a row. False: the record is left to the reader, whose word counts: it may be broken, or
   * only unusual.
   */
  scanOne(record: Uint8Array): boolean;
  /** The bytes of which the next calls of `scanMany` speak; they stay as they are until then. */
  begin(bytes: Uint8Array): void;
  /**
   * Takes the texts of records from `from` on, one a line or the elements of a list, up to the first that is left to the
   * reader or is not whole, or until it is full. Says where that is, and how many newlines stand between.
   */
  scanMany(from: number, layout: RecordLayout): { readonly to: number; readonly newlines: number };
  /** True where `clear` must come before the next record. */
  isFull(): boolean;
  rowCount(): number;
  rows(): ScannedRows;
  /** Forgets the rows. */
  clear(): void;
  /** Gives its memory back, for the next file; it is not used afterwards. */
  release(): void;
}

/** One record a line, or the elements of a list. */
export type RecordLayout = 'lines' | 'list';

/** Rows that a scanner holds at most. */
export const scannedRows = 1024;

/** What `assembly/recordScanner.ts` exports; true is 1, false 0. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly longestInput: WebAssembly.Global<'i32'>;
  input(): number;
  name(field: number): number;
  setNameLength(field: number, length: number): void;
  text(field: number): number;
  textBytes(field: number): number;
  textEnds(field: number): number;
  textUnits(field: number): number;
  presence(): number;
  rowIds(): number;
  rowNewlines(): number;
  rowCount(): number;
  isFull(): number;
  clear(): void;
  scanOne(length: number): number;
  scanMany(from: number, lines: boolean, seen: number): number;
  seenNewlines(): number;
}

const longestName = 64;
/** Instances that no reader uses at the moment: each has some five megabytes. */
const idle: Exports[] = [];
let compiled: WebAssembly.Module | null = null;

/** A scanner for these texts; null where a name is longer than it can take. */
export function createRecordScanner({ required, optional, id }: WantedTexts): RecordScanner | null {
  const encoder = new TextEncoder();
  const names = [...required, optional, id].map((name) => (name === null ? null : encoder.encode(name)));
  if (names.some((name) => name !== null && name.length > longestName)) return null;
  const scanner = idle.pop() ?? instantiate();
  const { buffer } = scanner.memory;
  const memory = new Uint8Array(buffer);
  const input = scanner.input();
  const longestInput = scanner.longestInput.value;
  let bytes: Uint8Array = new Uint8Array(0);
  /** What of `bytes` is in the scanner's memory. */
  let loaded = { start: 0, end: 0 };

  names.forEach((name, field) => {
    if (name !== null) memory.set(name, scanner.name(field));
    // No key has a length below zero.
    scanner.setNameLength(field, name?.length ?? -1);
  });
  scanner.clear();

  function write(part: Uint8Array): void {
    memory.set(part, input);
    memory[input + part.length] = 0;
  }
  function load(from: number): void {
    loaded = { start: from, end: Math.min(from + longestInput, bytes.length) };
    write(bytes.subarray(loaded.start, loaded.end));
  }
  const texts = (field: number): ScannedTexts => ({
    bytes: memory.subarray(scanner.text(field), scanner.text(field) + scanner.textBytes(field)),
    ends: new Int32Array(buffer, scanner.textEnds(field), scanner.rowCount()),
    units: new Int32Array(buffer, scanner.textUnits(field), scanner.rowCount()),
  });
  return {
    scanOne(record) {
      if (record.length > longestInput) return false;
      loaded = { start: 0, end: 0 };
      write(record);
      return scanner.scanOne(record.length) === 1;
    },
    begin(whole) {
      bytes = whole;
      loaded = { start: 0, end: 0 };
    },
    scanMany(from, layout) {
      let to = from;
      let newlines = 0;
      for (;;) {
        if (to < loaded.start || to >= loaded.end) load(to);
        const { start, end } = loaded;
        to = start + scanner.scanMany(to - start, layout === 'lines', newlines);
        newlines = scanner.seenNewlines();
        // It may have stopped only because no more was there.
        if (scanner.isFull() === 1 || end === bytes.length || to === start) return { to, newlines };
        load(to);
      }
    },
    isFull: () => scanner.isFull() === 1,
    rowCount: scanner.rowCount,
    rows: () => ({
      required: [texts(0), texts(1)],
      optional: {
        ...texts(2),
        isPresent: memory.subarray(scanner.presence(), scanner.presence() + scanner.rowCount()),
      },
      ids: new Int32Array(buffer, scanner.rowIds(), scanner.rowCount()),
      newlines: new Int32Array(buffer, scanner.rowNewlines(), scanner.rowCount()),
    }),
    clear: scanner.clear,
    release: () => void idle.push(scanner),
  };
}

function instantiate(): Exports {
  compiled ??= new WebAssembly.Module(moduleBytes as BufferSource);
  // One cast where nothing is typed: the interface above is what the module exports.
  return new WebAssembly.Instance(compiled).exports as unknown as Exports;
}
