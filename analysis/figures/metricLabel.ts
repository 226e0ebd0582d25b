/** The label of a column of the analysis: its id in words. */

/** `response_diversity` → `Response diversity`. */
export function metricLabel(column: string): string {
  const words = column.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
