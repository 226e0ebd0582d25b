import { violationsOf } from '../../metrics/format/formatRules';
import type { Violation } from '../../metrics/format/rule';
import type { Connection } from '../../ports';
import { readInstance } from '../../store/instances';
import { plainRows } from '../../store/rows';

/**
 * The rules of its run's setting that one instance breaks, in its text; why the generator stopped is not in the file.
 * Throws `AgoraError('not-found')`.
 */
export async function instanceViolations(
  connection: Connection,
  archive: string,
  path: string,
  ordinal: number,
): Promise<Violation[]> {
  const { run, instruction, response } = await readInstance(connection, archive, path, ordinal);
  const found = await connection.query('SELECT method, domain FROM store.run WHERE archive = ? AND id = ?', [
    archive,
    run,
  ]);
  const [{ method, domain } = { method: null, domain: null }] = plainRows(found) as {
    method: string | null;
    domain: string | null;
  }[];
  const unknown = { finishReason: null, chatTokens: null, maxTokens: null };
  return violationsOf({ instruction, response, method, domain, ...unknown });
}
