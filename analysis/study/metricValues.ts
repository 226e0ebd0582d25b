/** The intrinsic metrics of cells among an archive's printed values. */
import type { MetricValue, PrintedValue } from './study';

/** Rows of quantity `metric` that name a whole cell; averages over domains or methods are left out. */
export function metricValues(printed: readonly PrintedValue[]): MetricValue[] {
  return printed.flatMap(({ quantity, metric, generator, method, domain, variant, value, source }) =>
    quantity === 'metric' && metric && generator && method && domain && value !== null
      ? [{ metric, generator, method, domain, variant, value, source }]
      : [],
  );
}
