/** The formula. */

/**
 * Performance gap recovered, in percent: 100 · (student − base) / (reference − base) (Kim et al. 2024, section on the
 * AgoraBench metric). Over 100 the student beats the reference, under 0 the data hurt. The sign of "better" cancels,
 * so scores where lower is better need no turning. Null where base and reference are equal.
 */
export function recovered(student: number, base: number, reference: number): number | null {
  const gap = reference - base;
  return gap === 0 ? null : 100 * ((student - base) / gap);
}
