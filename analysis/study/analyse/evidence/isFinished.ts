import type { Coefficient } from '../../../analysisResults';

/** Whether a coefficient has all its figures: with no residual left it has no t, with no degree of freedom no limits. */
export function isFinished({ estimate, t, p, lo, hi }: Coefficient): boolean {
  return [estimate, t, p, lo, hi].every(Number.isFinite);
}
