import { formatFixed, missing } from '../format';

/** Decimals that give the largest of these values four significant digits; at most four, none from a thousand on. */
export function decimalsOf(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const magnitude = largest === 0 ? 0 : Math.floor(Math.log10(largest));
  return Math.min(4, Math.max(0, 3 - magnitude));
}

/** A value by itself: metrics differ by orders of magnitude. Whole numbers have no decimals. */
export function formatMetric(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return missing;
  return formatFixed(value, Number.isInteger(value) ? 0 : decimalsOf([value]));
}
