/** How far evaluation noise carries into PGR. */

/** Two-sided 95 % of the normal distribution, as the contract uses it. */
export const z95 = 1.96;

export interface Measured {
  readonly value: number;
  /** In the units of the value; null: unknown. */
  readonly stderr: number | null;
}

/** Standard error of the mean of independent values; null where one of theirs is unknown. */
export function meanStderr(stderrs: readonly (number | null)[]): number | null {
  const known = stderrs.filter((stderr) => stderr !== null);
  return known.length === 0 || known.length < stderrs.length ? null : Math.hypot(...known) / known.length;
}

/**
 * A student's score over several seeds. All seeds answer the same items, so item noise does not average away: it is
 * the mean of the seeds' standard errors; the spread between seeds adds s² / k to its square.
 */
export function overSeeds(scores: readonly Measured[]): Measured {
  const k = scores.length;
  const value = mean(scores.map((score) => score.value));
  const stderrs = scores.flatMap(({ stderr }) => (stderr === null ? [] : [stderr]));
  if (stderrs.length < k) return { value, stderr: null };
  const spread = k < 2 ? 0 : scores.reduce((sum, score) => sum + (score.value - value) ** 2, 0) / (k - 1);
  return { value, stderr: Math.hypot(mean(stderrs), Math.sqrt(spread / k)) };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
