import { throwIfCancelled } from '../task';
import type { ByteSource } from '../ports';
import { decodeUtf8 } from './bytes/decode';
import { createLineSplitter } from './bytes/lineSplitter';
import { stripByteOrderMark } from './bytes/stripByteOrderMark';
import { createInstanceBatches } from './instanceBatches';
import { createElementSplitter } from './json/elementSplitter';
import { parseJson } from './json/parseJson';
import type { Batch, InstanceRow } from './kind';
import { lineOf } from './lineOf';
import { createProblemList } from './problemList';
import type { ProblemList } from './problemList';

/** One parsed record as an instance, or null where it is none and `problems` says why. */
export type ToInstance = (
  record: unknown,
  place: { readonly ordinal: number; readonly line: number },
  problems: ProblemList,
) => InstanceRow | null;

/**
 * Streams the instances of a JSON array or of JSON lines, told apart by the first character. A broken record is a
 * problem with its line and keeps its ordinal; what follows it is read.
 */
export async function* readInstances(
  source: ByteSource,
  signal: AbortSignal | undefined,
  toInstance: ToInstance,
): AsyncGenerator<Batch> {
  const problems = createProblemList(source.path);
  const batches = createInstanceBatches();
  const records = createRecordHandler(problems, toInstance, (row) => batches.add(row));
  let splitter: { push(chunk: Uint8Array): boolean; end(): void } | null = null;
  for await (const chunk of stripByteOrderMark(source.stream(undefined, signal))) {
    throwIfCancelled(signal);
    splitter ??= chooseSplitter(chunk, records);
    const goesOn = splitter === null || splitter.push(chunk);
    yield* batches.takeFull();
    yield* problemBatch(problems.take());
    if (!goesOn) break;
  }
  splitter?.end();
  if (records.count() === 0) problems.add(null, 'no-values', 'The file holds no records. Remove it or write it again.');
  yield* batches.takeAll();
  yield* problemBatch(problems.finish());
}

function* problemBatch(rows: ReturnType<ProblemList['take']>): Generator<Batch> {
  if (rows.length > 0) yield { table: 'problems', rows };
}

/** Null while the chunk holds nothing but white space. */
function chooseSplitter(chunk: Uint8Array, records: RecordHandler): ReturnType<typeof createElementSplitter> | null {
  const first = chunk.find((byte) => byte > 0x20);
  if (first === undefined) return null;
  return first === 0x5b ? createElementSplitter(records) : createLineSplitter(records);
}

type RecordHandler = ReturnType<typeof createRecordHandler>;

/** Takes raw records from either splitter, parses them, and reports what is wrong with them. */
function createRecordHandler(problems: ProblemList, toInstance: ToInstance, emit: (row: InstanceRow) => void) {
  let ordinal = 0;
  function record(bytes: Uint8Array, line: number, terminated: boolean): void {
    const place = { ordinal: ordinal++, line };
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
    const row = toInstance(parsed.value, place, problems);
    if (row !== null) emit(row);
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
const nonFinite = 'NaN or Infinity stands in place of a number and is read as no value.';
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
