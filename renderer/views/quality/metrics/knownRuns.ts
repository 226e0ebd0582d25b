import type { MetricTable } from '../../../../analysis/metricResults';

/** How many runs have been measured, whether that gave a value or not. */
export function knownRuns({ values }: MetricTable, metric: string): number {
  return values.filter((entry) => entry.metric === metric).length;
}
