import { AgoraError } from '../../../errors';
import type { Coefficient } from '../../../analysisResults';

/** The result, or null where the data do not carry the computation: an `AgoraError` says so. */
export function attempt<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof AgoraError && error.code === 'bad-input') return null;
    throw error;
  }
}

/** Whether a coefficient has all its figures: with no residual left it has no t, with no degree of freedom no limits. */
export function isFinished({ estimate, t, p, lo, hi }: Coefficient): boolean {
  return [estimate, t, p, lo, hi].every(Number.isFinite);
}
