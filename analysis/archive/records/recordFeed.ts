import type { RecordSink } from '../json/readJsonRecords';
import type { Batch } from '../kind';
import { createProblemList, type ProblemList } from '../problemList';

/** Feeds the records of one file to a sink, one after the other, and hands batches and problems on. */
export interface RecordFeed {
  readonly problems: ProblemList;
  /** Records so far, left out or not: the ordinal of the next. */
  readonly count: number;
  /** `line`: 1-based line or, where a file has none, row. */
  add(record: unknown, line: number): void;
  /** Records that cannot be had keep their ordinals; the caller says what is wrong with them. */
  skip(records?: number): void;
  /** What is full. */
  take(): Generator<Batch>;
  /** The file has ended: all that is left. */
  finish(): Generator<Batch>;
}

/** The feed of the file at `path`. */
export function createRecordFeed(path: string, sink: RecordSink): RecordFeed {
  const problems = createProblemList(path);
  let ordinal = 0;
  return {
    problems,
    get count() {
      return ordinal;
    },
    add(record, line) {
      sink.take(record, { ordinal: ordinal++, line }, problems);
    },
    skip(records = 1) {
      ordinal += records;
    },
    *take() {
      yield* sink.takeFull();
      yield* problemBatch(problems.take());
    },
    *finish() {
      if (ordinal === 0) problems.add(null, 'no-values', 'The file holds no records. Remove it or write it again.');
      yield* sink.takeAll(problems);
      yield* problemBatch(problems.finish());
    },
  };
}

function* problemBatch(rows: ReturnType<ProblemList['take']>): Generator<Batch> {
  if (rows.length > 0) yield { table: 'problems', rows };
}
