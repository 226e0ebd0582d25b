/** The label of a column of the analysis. */
import { metricDefinition } from './registry';

/** A metric's label from the registry, else its id in words: `response_diversity` → `Response diversity`. */
export function metricLabel(column: string): string {
  const words = column.replaceAll('_', ' ');
  return metricDefinition(column)?.label ?? words.charAt(0).toUpperCase() + words.slice(1);
}
