import type { LineFit } from '../analysisResults';
import { twoSidedT } from './distributions';
import { dot } from './matrix';
import { centre, isConstant, mean } from './summary';

/**
 * Least squares of y on one x with an intercept. The p of the slope is two-sided with n − 2 degrees of freedom. Null
 * where there are fewer than three points or a side does not vary: no line, R² or p exists then.
 */
export function fitLine(x: readonly number[], y: readonly number[]): LineFit | null {
  const n = x.length;
  if (n < 3 || isConstant(x) || isConstant(y)) return null;
  const a = centre(x);
  const b = centre(y);
  if (!Number.isFinite(dot(a, a) * dot(b, b))) return null;
  const slope = dot(a, b) / dot(a, a);
  const residuals = b.map((value, i) => value - slope * (a[i] ?? 0));
  const unexplained = dot(residuals, residuals);
  const standardError = Math.sqrt(unexplained / (n - 2) / dot(a, a));
  return {
    n,
    slope,
    intercept: mean(y) - slope * mean(x),
    r2: 1 - unexplained / dot(b, b),
    p: twoSidedT(slope / standardError, n - 2),
  };
}
