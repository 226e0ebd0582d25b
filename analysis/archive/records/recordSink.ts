import { createInstanceBatches } from '../instanceBatches';
import type { ToInstance } from '../instances';
import type { Batch } from '../kind';
import { createProblemList, type ProblemList } from '../problemList';

/** Takes the records of one file one after the other, and hands their instances and problems over in batches. */
export interface RecordSink {
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

/** A sink for the file at `path`. */
export function createRecordSink(path: string, toInstance: ToInstance): RecordSink {
  const problems = createProblemList(path);
  const batches = createInstanceBatches();
  let ordinal = 0;
  return {
    problems,
    get count() {
      return ordinal;
    },
    add(record, line) {
      const row = toInstance(record, { ordinal: ordinal++, line }, problems);
      if (row !== null) batches.add(row);
    },
    skip(records = 1) {
      ordinal += records;
    },
    *take() {
      yield* batches.takeFull();
      yield* problemBatch(problems.take());
    },
    *finish() {
      if (ordinal === 0) problems.add(null, 'no-values', 'The file holds no records. Remove it or write it again.');
      yield* batches.takeAll();
      yield* problemBatch(problems.finish());
    },
  };
}

function* problemBatch(rows: ReturnType<ProblemList['take']>): Generator<Batch> {
  if (rows.length > 0) yield { table: 'problems', rows };
}
