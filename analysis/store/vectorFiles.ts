/** Files of vectors that the user supplies. */
import { npyVectors, vectorTable } from '../archive/vectors';
import type { Connection } from '../ports';
import { plainRows } from './rows';

export interface VectorArtifact {
  readonly artifact: number;
  readonly path: string;
  /** Of its content; null where it was never streamed whole. */
  readonly hash: string | null;
  /** The run that the study counts it to; null where it says nothing of it. */
  readonly run: string | null;
}

/** Those of an archive, in its order. */
export async function readVectorFiles(connection: Connection, archive: string): Promise<VectorArtifact[]> {
  const found = await connection.query(
    `SELECT artifact, path, hash, run FROM store.artifact
     WHERE archive = ? AND kind IN (?, ?) AND shown ORDER BY ordinal`,
    [archive, npyVectors.id, vectorTable.id],
  );
  return plainRows(found) as unknown as VectorArtifact[];
}
