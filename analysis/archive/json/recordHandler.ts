import type { BulkTaker } from '../bytes/bulkTaker';
import { decodeUtf8 } from '../bytes/decode';
import { lineOf } from '../lineOf';
import type { ProblemList } from '../problemList';
import { parseJson } from './parseJson';
import type { RecordLayout } from './recordScanner';

/** Where a record stands in its file. */
export interface RecordPlace {
  /** 0-based; records that cannot be read count. */
  readonly ordinal: number;
  /** 1-based line on which the record starts. */
  readonly line: number;
}

/** A fast way for records that need no parsing. */
export interface FastRecords {
  /** False: the record is to be parsed. */
  take(bytes: Uint8Array, place: RecordPlace): boolean;
  /** The bytes of which the next calls of `takeMany` speak. */
  begin(bytes: Uint8Array): void;
  /** As `BulkTaker` has it; `place` is that of the first record. Says how many were taken, too. */
  takeMany(from: number, layout: RecordLayout, place: RecordPlace): ReturnType<BulkTaker['take']> & { records: number };
}

export type RecordHandler = ReturnType<typeof createRecordHandler>;

/** Takes raw records from either splitter, parses those that `fast` does not take, hands on what is JSON, and reports what is wrong with the rest. */
export function createRecordHandler(
  problems: ProblemList,
  take: (record: unknown, place: RecordPlace) => void,
  fast: FastRecords | null = null,
) {
  let ordinal = 0;
  function record(bytes: Uint8Array, line: number, terminated: boolean): void {
    const place = { ordinal: ordinal++, line };
    if (fast?.take(bytes, place)) return;
    const { text, malformed } = decodeUtf8(bytes);
    if (malformed) {
      const at = lineOf(text, text.indexOf('\uFFFD'), line);
      problems.add(at, 'malformed-utf8', 'Bytes that are not UTF-8 are read as U+FFFD. Save the file as UTF-8.');
    }
    const parsed = parseJson(text);
    if (!parsed.ok) {
      const early = parsed.offset >= text.trimEnd().length;
      const at = lineOf(text, parsed.offset, line);
      if (early && !terminated) problems.add(at, 'truncated-json', truncated(line));
      else problems.add(at, 'broken-json', broken(place.ordinal, text, parsed.offset));
      return;
    }
    if (parsed.nonFinite > 0) problems.add(line, 'non-finite-number', nonFinite);
    take(parsed.value, place);
  }
  return {
    count: () => ordinal,
    /** Takes records past the splitter. */
    bulk: (layout: RecordLayout): BulkTaker | null =>
      fast && {
        begin: fast.begin,
        take(from, line) {
          const taken = fast.takeMany(from, layout, { ordinal, line });
          ordinal += taken.records;
          return taken;
        },
      },
    element: (bytes: Uint8Array, line: number) => record(bytes, line, true),
    line: record,
    tooLong: (line: number) => problems.add(line, 'record-too-large', tooLarge),
    trouble(line: number, code: 'broken-json' | 'truncated-json' | 'trailing-content' | 'record-too-large') {
      problems.add(line, code, code === 'truncated-json' ? truncated(line) : troubleMessages[code]);
    },
  };
}

const tooLarge = 'The record is larger than 64 MiB; it and what follows are not read. Check for a missing quote.';
const nonFinite = 'NaN, Infinity or a number too large stands there and is read as no value.';
const troubleMessages = {
  'broken-json': 'A closing bracket has no opening one. Check the line, or write the file again.',
  'trailing-content': 'The list ends before this line; what follows is not read. Write one list a file.',
  'record-too-large': tooLarge,
} as const;

function truncated(line: number): string {
  return `The file ends before the record or list of line ${line} is complete. Copy or write the file again.`;
}

function broken(ordinal: number, text: string, offset: number): string {
  const found = offset >= text.length ? 'its end' : JSON.stringify(text.slice(offset, offset + 24));
  return `Record ${ordinal + 1} is no JSON at ${found} and is left out. Correct the line, or write the file again.`;
}
