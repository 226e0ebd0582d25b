import { dot } from './matrix';
import { centre, isConstant } from './summary';

/** Pearson's r of two vectors of equal length, within [−1, 1]; null where a side is constant or has fewer than two values. */
export function pearson(x: readonly number[], y: readonly number[]): number | null {
  if (isConstant(x) || isConstant(y)) return null;
  const a = deviations(x);
  const b = deviations(y);
  const r = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  return Number.isNaN(r) ? null : Math.max(-1, Math.min(1, r));
}

/** From the mean, by a power of two of about the largest: no unit is too large or too small for their squares. */
function deviations(values: readonly number[]): number[] {
  const centred = centre(values);
  const largest = centred.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const unit = 2 ** Math.floor(Math.log2(largest));
  return centred.map((value) => value / unit);
}
