/** Values of runs as values of cells: what the analysis takes as predictors. */
import type { MetricValue, Run } from './study';

/** A value of one metric for one run. */
export interface RunMetricValue {
  readonly run: string;
  readonly metric: string;
  readonly value: number | null;
}

/** For each metric and cell the mean over its runs that have a value; runs whose place is not known are left out. */
export function cellMetrics(runs: readonly Run[], values: readonly RunMetricValue[]): MetricValue[] {
  const runOf = new Map(runs.map((run) => [run.id, run]));
  const cells = new Map<string, { place: Omit<MetricValue, 'value' | 'source'>; values: number[] }>();
  for (const { run, metric, value } of values) {
    const { generator = null, method = null, domain = null, variant = null } = runOf.get(run) ?? {};
    if (value === null || generator === null || method === null || domain === null) continue;
    const place = { metric, generator, method, domain, variant };
    const key = JSON.stringify(Object.values(place));
    const cell = cells.get(key) ?? { place, values: [] };
    cell.values.push(value);
    cells.set(key, cell);
  }
  return [...cells.values()].map(({ place, values: seeds }) => ({
    ...place,
    value: seeds.reduce((sum, value) => sum + value, 0) / seeds.length,
    source: seeds.length === 1 ? 'computed' : `computed, mean of ${String(seeds.length)} runs`,
  }));
}
