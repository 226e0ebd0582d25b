import { formatFixed, missing } from '../format';

/** Four significant digits at most, and no decimals from a thousand on: metrics differ by orders of magnitude. */
export function formatMetric(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return missing;
  if (Number.isInteger(value)) return formatFixed(value, 0);
  const magnitude = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return formatFixed(value, Math.min(4, Math.max(0, 3 - magnitude)));
}
