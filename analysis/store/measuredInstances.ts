/** Instances by the value that a metric gives them. */
import type { Connection } from '../ports';
import type { MeasuredRange } from '../results';
import { plainRows } from './rows';

/** One instance with its value. */
export interface FoundInstance {
  readonly artifact: number;
  readonly path: string;
  readonly run: string | null;
  readonly ordinal: number;
  readonly value: number;
}

/** How many instances of these runs have a value in the range, and those of one page, in the order of their files. */
export async function findMeasured(
  connection: Connection,
  archive: string,
  { metric, runs, from, to, closed }: MeasuredRange,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly found: readonly FoundInstance[] }> {
  if (runs.length === 0) return { total: 0, found: [] };
  const matching = `
    FROM instance_metrics JOIN (
      SELECT artifact, path, run AS assigned, ordinal AS place FROM store.artifact WHERE archive = ? AND shown
    ) USING (path)
    WHERE metric = ? AND value >= ? AND value ${closed ? '<=' : '<'} ? AND run IN (${runs.map(() => '?').join(', ')})`;
  const parameters = [archive, metric, from, to, ...runs];
  const counted = await connection.query(`SELECT count(*)::BIGINT AS total ${matching}`, parameters);
  const page = await connection.query(
    `SELECT artifact, path, assigned AS run, ordinal, value ${matching} ORDER BY place, ordinal LIMIT ? OFFSET ?`,
    [...parameters, limit, offset],
  );
  return {
    total: Number(plainRows(counted)[0]?.['total']),
    found: plainRows(page) as unknown as FoundInstance[],
  };
}
