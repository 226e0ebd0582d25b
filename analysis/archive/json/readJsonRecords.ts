import type { ByteSource } from '../../ports';
import { throwIfCancelled } from '../../task';
import { createLineSplitter } from '../bytes/lineSplitter';
import { stripByteOrderMark } from '../bytes/stripByteOrderMark';
import type { Batch } from '../kind';
import { createProblemList } from '../problemList';
import type { ProblemList } from '../problemList';
import { createElementSplitter } from './elementSplitter';
import { createRecordHandler } from './recordHandler';
import type { FastRecords, RecordHandler, RecordPlace } from './recordHandler';

/** What becomes of the records of one file. */
export interface RecordSink {
  /** Where given, it is offered every record before it is parsed. */
  fast?(problems: ProblemList): FastRecords | null;
  take(record: unknown, place: RecordPlace, problems: ProblemList): void;
  /** Batches that are full; asked for while reading goes on. */
  takeFull(): Iterable<Batch>;
  /** As `takeFull`, and what is left at the file's end. */
  takeAll(problems: ProblemList): Iterable<Batch>;
}

/**
 * Streams the records of a JSON array or of JSON lines, told apart by the first character, into `sink`. A broken record
 * is a problem with its line and keeps its ordinal; what follows it is read.
 */
export async function* readJsonRecords(
  source: ByteSource,
  signal: AbortSignal | undefined,
  sink: RecordSink,
): AsyncGenerator<Batch> {
  const problems = createProblemList(source.path);
  const take = (record: unknown, place: RecordPlace) => sink.take(record, place, problems);
  const records = createRecordHandler(problems, take, sink.fast?.(problems));
  let splitter: { push(chunk: Uint8Array): boolean; end(): void } | null = null;
  for await (const chunk of stripByteOrderMark(source.stream(undefined, signal))) {
    throwIfCancelled(signal);
    splitter ??= chooseSplitter(chunk, records);
    const goesOn = splitter === null || splitter.push(chunk);
    yield* sink.takeFull();
    yield* problemBatch(problems.take());
    if (!goesOn) break;
  }
  splitter?.end();
  if (records.count() === 0) problems.add(null, 'no-values', 'The file holds no records. Remove it or write it again.');
  yield* sink.takeAll(problems);
  yield* problemBatch(problems.finish());
}

function* problemBatch(rows: ReturnType<ProblemList['take']>): Generator<Batch> {
  if (rows.length > 0) yield { table: 'problems', rows };
}

/** Null while the chunk holds nothing but white space. */
function chooseSplitter(chunk: Uint8Array, records: RecordHandler): ReturnType<typeof createElementSplitter> | null {
  const first = chunk.find((byte) => byte > 0x20);
  if (first === undefined) return null;
  return first === 0x5b
    ? createElementSplitter(records, records.bulk('list'))
    : createLineSplitter(records, records.bulk('lines'));
}
