/** Runs and their intrinsic metrics. */
import type { MetricColumn, MetricEntry, MetricTable } from '../../metricResults';
import type { TableCell, TableSpec } from '../figure';
import { formatFixed, formatInterval, missing } from '../format';
import { textCell } from './parts/cell';

export const metricTableId = 'metrics';

/** A row a run, a column a metric; only metrics that some run has a value of. */
export function metricTable({ columns, runs, values }: MetricTable): TableSpec {
  const measured = columns.filter(({ id }) => values.some((entry) => entry.metric === id));
  const entries = new Map(values.map((entry) => [`${entry.run}\u0000${entry.metric}`, entry]));
  return {
    id: metricTableId,
    title: 'Intrinsic metrics by run',
    columns: [
      { id: 'run', header: 'Run', group: null, unit: null, align: 'left' },
      ...measured.map(({ id, label, unit }) => ({ id, header: label, group: null, unit, align: 'right' }) as const),
    ],
    rows: runs.map(({ id }) => [
      textCell(id),
      ...measured.map((column) => metricCell(column, entries.get(`${id}\u0000${column.id}`))),
    ]),
    notes: [
      'Of measures of instances the mean over the instances that have it, with Student’s interval of 95 %.',
      ...new Set(values.flatMap(({ how }) => (how === 'each instance' ? [] : [how]))),
    ],
  };
}

/** A value with its interval, and with a note where not all instances have it. */
export function metricCell(column: MetricColumn, entry: MetricEntry | undefined): TableCell {
  const subject = { metric: column.id, ...(entry && { run: entry.run }) };
  if (!entry) return { value: null, text: missing, subject };
  const { value, lo, hi, n, of, how } = entry;
  const format = (number: number | null) => formatMetric(number);
  const interval = formatInterval(lo, hi, format);
  const reason = value === null ? how : n < of ? `${String(n)} of ${String(of)} instances.` : null;
  return {
    value,
    text: format(value),
    subject,
    ...(interval !== null && { beside: interval }),
    ...(reason !== null && { notes: [{ severity: 'note', message: reason } as const] }),
  };
}

/** Four significant digits, and whole numbers from a thousand on. */
export function formatMetric(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return missing;
  const magnitude = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return formatFixed(value, Math.min(4, Math.max(0, 3 - magnitude)));
}
