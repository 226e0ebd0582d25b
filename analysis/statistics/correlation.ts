import { dot } from './matrix';
import { centre, isConstant } from './summary';

/** Pearson's r of two vectors of equal length, within [−1, 1]; null where a side is constant or has fewer than two values. */
export function pearson(x: readonly number[], y: readonly number[]): number | null {
  if (isConstant(x) || isConstant(y)) return null;
  const a = centre(x);
  const b = centre(y);
  const r = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  return Math.max(-1, Math.min(1, r));
}
