/** Files with instances that belong to no run: seed data is among them. */
import type { Connection } from '../ports';
import type { MeasuredFile } from './measures';
import { plainRows } from './rows';

/** In the order of the archive. */
export async function readLooseFiles(connection: Connection, archive: string): Promise<MeasuredFile[]> {
  const found = await connection.query(
    `SELECT artifact, path, hash, instances FROM store.artifact
     WHERE archive = ? AND run IS NULL AND shown AND instances > 0 ORDER BY ordinal`,
    [archive],
  );
  return plainRows(found) as unknown as MeasuredFile[];
}
