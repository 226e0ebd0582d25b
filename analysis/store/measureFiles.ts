/** Files that hold measures of instances and no instances. */
import { instanceMeasures } from '../archive/instanceMeasures';
import { AgoraError } from '../errors';
import type { Connection } from '../ports';
import { plainRows } from './rows';

export interface MeasureFile {
  readonly artifact: number;
  readonly path: string;
  /** The run that the study counts it to; null where it says nothing of it. */
  readonly run: string | null;
}

/** In the order of the archive. */
export async function readMeasureFiles(connection: Connection, archive: string): Promise<MeasureFile[]> {
  const found = await connection.query(
    'SELECT artifact, path, run FROM store.artifact WHERE archive = ? AND kind = ? AND shown ORDER BY ordinal',
    [archive, instanceMeasures.id],
  );
  return plainRows(found) as unknown as MeasureFile[];
}

/** What tells a file from another, or from itself at another time. */
export interface FileState {
  /** Of its content; null where it was never streamed whole. */
  readonly hash: string | null;
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** Throws `AgoraError('not-found')` for a file that is in the store no more. */
export async function readFileState(connection: Connection, artifact: number): Promise<FileState> {
  const found = await connection.query(
    'SELECT hash, path, bytes, modified_ms AS "modifiedMs" FROM store.artifact WHERE artifact = ?',
    [artifact],
  );
  const [state] = plainRows(found) as unknown as FileState[];
  if (state) return state;
  throw new AgoraError('not-found', 'A file of the archive was read anew meanwhile.', { nextStep: 'Measure again.' });
}
