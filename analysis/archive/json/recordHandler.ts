import { decodeUtf8 } from '../bytes/decode';
import { lineOf } from '../lineOf';
import type { ProblemList } from '../problemList';
import { parseJson } from './parseJson';

/** Where a record stands in its file. */
export interface RecordPlace {
  /** 0-based; records that cannot be read count. */
  readonly ordinal: number;
  /** 1-based line on which the record starts. */
  readonly line: number;
}

interface RecordTaker {
  /** True: the record is dealt with, and not parsed. */
  takeBytes(bytes: Uint8Array, place: RecordPlace): boolean;
  take(record: unknown, place: RecordPlace): void;
}

export type RecordHandler = ReturnType<typeof createRecordHandler>;

/** Takes raw records from either splitter, parses those that nobody wants as bytes, hands on what is JSON, and reports what is wrong with the rest. */
export function createRecordHandler(problems: ProblemList, { takeBytes, take }: RecordTaker) {
  let ordinal = 0;
  function record(bytes: Uint8Array, line: number, terminated: boolean): void {
    const place = { ordinal: ordinal++, line };
    if (takeBytes(bytes, place)) return;
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
