import type { InstanceMeasure } from '../../metricResults';
import { metricLabel } from '../../metrics/metricLabel';
import { metricDefinition } from '../../metrics/registry';
import type { Connection } from '../../ports';
import { plainRows } from '../../store/rows';

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
  return (plainRows(found) as { metric: string; value: number }[]).map(({ metric, value }) => ({
    metric,
    label: metricLabel(metric),
    unit: metricDefinition(metric)?.unit ?? '',
    value,
  }));
}
