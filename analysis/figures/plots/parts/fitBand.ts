/** A least-squares line as it is drawn: the line and the 95 % band of its mean. */
import { criticalT } from '../../../statistics/distributions';
import type { LineFit } from '../../../analysisResults';

export interface FitBand {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly lo: readonly number[];
  readonly hi: readonly number[];
}

const steps = 48;

/**
 * The fit over [from, to] with the pointwise 95 % confidence band of the mean,
 * ŷ ± t(0.975, n − 2) · s · √(1/n + (x − x̄)²/Sxx) (Draper & Smith, Applied Regression Analysis, 3rd ed., §3.1).
 * Null where fewer than three points or no spread in x leave the band undefined.
 */
export function fitBand(
  fit: LineFit,
  points: readonly { readonly x: number; readonly y: number }[],
  from: number,
  to: number,
): FitBand | null {
  const n = points.length;
  if (n < 3) return null;
  const meanX = points.reduce((sum, point) => sum + point.x, 0) / n;
  const spread = points.reduce((sum, point) => sum + (point.x - meanX) ** 2, 0);
  if (!(spread > 0)) return null;
  const at = (x: number) => fit.intercept + fit.slope * x;
  const residual = points.reduce((sum, point) => sum + (point.y - at(point.x)) ** 2, 0);
  const deviation = Math.sqrt(residual / (n - 2));
  const quantile = criticalT(0.95, n - 2);

  const x = Array.from({ length: steps + 1 }, (_, step) => from + ((to - from) * step) / steps);
  const y = x.map(at);
  const half = x.map((value) => quantile * deviation * Math.sqrt(1 / n + (value - meanX) ** 2 / spread));
  return { x, y, lo: y.map((value, i) => value - (half[i] ?? 0)), hi: y.map((value, i) => value + (half[i] ?? 0)) };
}
