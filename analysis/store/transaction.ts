/** All or nothing, on one connection. */
import type { Connection } from '../ports';
import { createInsertQueue } from './insertQueue';
import { requireRoomToCommit, roomOf } from './room';

export interface Transaction {
  /** As the connection's, and resolves as soon as the next rows may come; a failure may be told by a later call. */
  readonly insert: Connection['insert'];
  /** Commits what was done so far, and goes on in a transaction of its own. */
  commitSoFar(): Promise<void>;
}

/**
 * Commits what `work` did when it ends, and takes it back where it throws. Rejects with `AgoraError('memory-full')`
 * where there is no room for it.
 */
export async function inTransaction<T>(
  connection: Connection,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  let begun = await begin(connection);
  const inserts = createInsertQueue(connection);
  const commit = async () => {
    await inserts.settled();
    await requireRoomToCommit(connection, begun);
    await connection.query('COMMIT');
  };
  try {
    const result = await work({
      insert: inserts.insert,
      commitSoFar: async () => {
        await commit();
        begun = await begin(connection);
      },
    });
    await commit();
    return result;
  } catch (error) {
    await end(connection);
    throw error;
  }
}

/** Reads one state of the database, whatever others write meanwhile. */
export async function inSnapshot<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  await connection.query('BEGIN TRANSACTION READ ONLY');
  try {
    return await work();
  } finally {
    await end(connection);
  }
}

async function begin(connection: Connection) {
  const room = await roomOf(connection);
  await connection.query('BEGIN TRANSACTION');
  return room;
}

/** A commit that failed has ended its transaction already. */
async function end(connection: Connection): Promise<void> {
  await connection.query('ROLLBACK').catch(() => undefined);
}
