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

export interface RecordScanner {
  /**
   * Takes one record's texts as a row. False: the record is left to the reader, whose word counts: it may be broken, or
   * only unusual.
   */
  scan(record: Uint8Array): boolean;
  /** True where `clear` must come before the next `scan`. */
  isFull(): boolean;
  /** The number of the last row that was taken, where it has one. */
  id(): number | null;
  required(index: 0 | 1): ScannedTexts;
  optional(): ScannedTexts & { readonly isPresent: Uint8Array };
  /** Forgets the rows. */
  clear(): void;
  /** Gives its memory back, for the next file; it is not used afterwards. */
  release(): void;
}

/** Rows that a scanner holds at most. */
export const scannedRows = 1024;

/** What `assembly/recordScanner.ts` exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly longestRecord: WebAssembly.Global<'i32'>;
  readonly fullColumn: WebAssembly.Global<'i32'>;
  input(): number;
  name(field: number): number;
  setNameLength(field: number, length: number): void;
  text(field: number): number;
  textBytes(field: number): number;
  textEnds(field: number): number;
  textUnits(field: number): number;
  presence(): number;
  id(): number;
  clear(): void;
  /** 1 or 0. */
  scan(length: number): number;
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
  const longestRecord = scanner.longestRecord.value;
  const fullColumn = scanner.fullColumn.value;
  let rows = 0;

  names.forEach((name, field) => {
    if (name !== null) memory.set(name, scanner.name(field));
    // No key has a length below zero.
    scanner.setNameLength(field, name?.length ?? -1);
  });
  scanner.clear();

  const texts = (field: number): ScannedTexts => ({
    bytes: memory.subarray(scanner.text(field), scanner.text(field) + scanner.textBytes(field)),
    ends: new Int32Array(buffer, scanner.textEnds(field), rows),
    units: new Int32Array(buffer, scanner.textUnits(field), rows),
  });
  return {
    scan(record) {
      if (record.length > longestRecord) return false;
      memory.set(record, input);
      memory[input + record.length] = 0;
      if (scanner.scan(record.length) === 0) return false;
      rows++;
      return true;
    },
    isFull: () => rows === scannedRows || [0, 1, 2].some((field) => scanner.textBytes(field) >= fullColumn),
    id: () => (scanner.id() < 0 ? null : scanner.id()),
    required: texts,
    optional: () => ({ ...texts(2), isPresent: memory.subarray(scanner.presence(), scanner.presence() + rows) }),
    clear() {
      rows = 0;
      scanner.clear();
    },
    release: () => void idle.push(scanner),
  };
}

function instantiate(): Exports {
  compiled ??= new WebAssembly.Module(moduleBytes as BufferSource);
  // One cast where nothing is typed: the interface above is what the module exports.
  return new WebAssembly.Instance(compiled).exports as unknown as Exports;
}
