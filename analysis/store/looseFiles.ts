/** Files with instances that belong to no run: seed data is among them, and whatever nobody assigned. */
import type { Connection } from '../ports';
import type { MeasuredFile } from './measures';
import { plainRows } from './rows';

/**
 * SQL: what the rows of `store.artifact` are measured under, their run or, where they belong to none, the path, which is no
 * run's name.
 */
export const dataSetOfArtifact = `coalesce(run, if(path IN (
  SELECT id FROM store.run WHERE archive = getvariable('archive')), concat('./', path), path))`;

/** A file of no run. */
export interface LooseFile extends MeasuredFile {
  /** What it is measured under. */
  readonly name: string;
  readonly kind: string | null;
}

/** In the order of the archive, which is the connection's. */
export async function readLooseFiles(connection: Connection, archive: string): Promise<LooseFile[]> {
  const found = await connection.query(
    `SELECT artifact, path, hash, instances, kind, ${dataSetOfArtifact} AS name FROM store.artifact
     WHERE archive = ? AND run IS NULL AND shown AND instances > 0 ORDER BY ordinal`,
    [archive],
  );
  return plainRows(found) as unknown as LooseFile[];
}
