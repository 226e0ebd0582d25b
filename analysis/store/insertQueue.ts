import type { Connection } from '../ports';

/** Inserts that go on while the rows of the next are made. */
export interface InsertQueue {
  /** Resolves once few enough inserts wait that another may come. Rejects where this one or an earlier one failed. */
  insert: Connection['insert'];
  /** Resolves once all rows are inserted. Rejects where any insert failed. */
  settled(): Promise<void>;
}

/** At most `most` inserts wait at a time: what they hold is what the queue takes of memory. */
export function createInsertQueue(connection: Pick<Connection, 'insert'>, most = 2): InsertQueue {
  const waiting = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;

  async function untilAtMost(count: number): Promise<void> {
    while (waiting.size > count && failure === null) await Promise.race(waiting);
    if (failure !== null) throw failure.error;
  }

  return {
    insert(table, rows) {
      const one: Promise<void> = connection
        .insert(table, rows)
        .catch((error: unknown) => void (failure ??= { error }))
        .finally(() => waiting.delete(one));
      waiting.add(one);
      return untilAtMost(most - 1);
    },
    settled: () => untilAtMost(0),
  };
}
