import type { InstanceMeasure } from '../metricResults';
import type { Connection } from '../ports';
import { plainRows } from './rows';

/** Every value that is known of one instance, by the order in which the metrics were measured. */
export async function readInstanceMeasures(
  connection: Connection,
  path: string,
  ordinal: number,
): Promise<InstanceMeasure[]> {
  const found = await connection.query('SELECT metric, value FROM instance_metrics WHERE path = ? AND ordinal = ?', [
    path,
    ordinal,
  ]);
  return plainRows(found) as unknown as InstanceMeasure[];
}
