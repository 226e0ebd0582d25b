import type { Check } from '../../../results';
import type { Measured } from '../uncertainty';
import { caution, type SidesCheck } from './check';

/**
 * `noise-unknown`: an anchor has no standard error, so nobody can say whether the gap is larger than its noise; or the
 * student has none, so that there is no interval.
 */
export const noiseUnknown: SidesCheck = ({ student, base, reference }) => {
  if (!base || !reference) return [];
  const ofAnchors = unknownNoise(base, reference);
  if (ofAnchors.length > 0 || student?.stderr !== null) return ofAnchors;
  const message = 'The student has no standard error, so no interval is given. Add results that carry standard errors.';
  return [caution('noise-unknown', message)];
};

/** The same for the two ends of any gap, such as means over benchmarks. */
export function unknownNoise(base: Measured, reference: Measured): Check[] {
  const without = [base.stderr === null ? 'base' : null, reference.stderr === null ? 'reference' : null];
  const roles = without.filter((role) => role !== null);
  if (roles.length === 0) return [];
  const message = `The ${roles.join(' and the ')} ${roles.length > 1 ? 'have' : 'has'} no standard error, so the gap cannot be compared with its noise and no interval is given. Add results that carry standard errors.`;
  return [caution('noise-unknown', message)];
}
