import { AgoraError } from '../errors';

/** The square of anything larger, summed over rows, is no number. */
const LARGEST = 1e150;

/**
 * Throws `AgoraError('bad-input')` where a value of a column is no number, or so large that its square is none: what is
 * computed from it would be wrong, not imprecise.
 */
export function requireUsable(values: readonly number[], name: string): void {
  const row = values.findIndex((value) => !(Math.abs(value) <= LARGEST));
  if (row < 0) return;
  const value = String(values[row]);
  throw new AgoraError('bad-input', `${name} holds ${value} in row ${row + 1}, which cannot be computed with.`, {
    value,
    nextStep: Number.isFinite(values[row]) ? `Give ${name} in a larger unit.` : 'Leave the row out.',
  });
}
