/** From stored rows to what a comparison takes of an archive. */
import type { Connection } from '../ports';
import { readShownArtifacts } from '../store/artifacts';
import { readStudyRows, requireArchive } from '../store/catalogue';
import { readItemTables } from '../store/itemTables';
import { plainRows } from '../store/rows';
import type { ComparedArchive } from '../study/compare/compared';
import { computePgr } from '../study/pgr/computePgr';
import { matchItems } from '../study/pgr/noise/itemScores';

/** Throws `AgoraError('not-found')` for an archive that is not in the store. */
export async function readComparable(connection: Connection, archive: string): Promise<ComparedArchive> {
  const { summary } = await requireArchive(connection, archive);
  const rows = await readStudyRows(connection, archive);
  const input = { ...rows, items: matchItems(rows.evaluations, await readItemTables(connection)) };
  const files = await readShownArtifacts(connection, archive);
  const settings = plainRows(await connection.query('SELECT path, key, value FROM configuration'));
  return {
    name: summary.name,
    input,
    pgr: computePgr(input),
    files: files.map(({ path, kind, bytes, hash }) => ({ path, kind, bytes, hash })),
    configuration: settings.map(({ path, key, value }) => ({
      path: String(path),
      key: String(key),
      value: String(value),
    })),
  };
}
