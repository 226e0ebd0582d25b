/** Files that hold measures of instances and no instances. */
import { instanceMeasures } from '../archive/instanceMeasures';
import type { Connection } from '../ports';
import { plainRows } from './rows';

/** Their paths, in the order of the archive. */
export async function readMeasureFiles(connection: Connection, archive: string): Promise<string[]> {
  const found = await connection.query(
    'SELECT path FROM store.artifact WHERE archive = ? AND kind = ? AND shown ORDER BY ordinal',
    [archive, instanceMeasures.id],
  );
  return plainRows(found).map(({ path }) => String(path));
}
