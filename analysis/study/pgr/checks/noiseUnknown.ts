import type { Check } from '../../../results';
import type { Measured } from '../uncertainty';
import { caution, type SidesCheck } from './check';

/** `noise-unknown`: an anchor has no standard error, so nobody can say whether the gap is larger than its noise. */
export const noiseUnknown: SidesCheck = ({ base, reference }) =>
  base && reference ? unknownNoise(base, reference) : [];

export function unknownNoise(base: Measured, reference: Measured): Check[] {
  const without = [base.stderr === null ? 'base' : null, reference.stderr === null ? 'reference' : null];
  const roles = without.filter((role) => role !== null);
  if (roles.length === 0) return [];
  const message = `The ${roles.join(' and the ')} ${roles.length > 1 ? 'have' : 'has'} no standard error, so the gap cannot be compared with its noise and no interval is given. Add results that carry standard errors.`;
  return [caution('noise-unknown', message)];
}
