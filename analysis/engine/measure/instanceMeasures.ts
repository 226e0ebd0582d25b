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
  const found = await connection.query(
    'SELECT metric, value, label AS text FROM instance_metrics WHERE path = ? AND ordinal = ?',
    [path, ordinal],
  );
  return (plainRows(found) as { metric: string; value: number | null; text: string | null }[]).flatMap(
    ({ metric, value, text }) => {
      const known = text ?? value;
      const unit = text === null ? (metricDefinition(metric)?.unit ?? '') : '';
      return known === null ? [] : [{ metric, label: metricLabel(metric), unit, value: known }];
    },
  );
}
