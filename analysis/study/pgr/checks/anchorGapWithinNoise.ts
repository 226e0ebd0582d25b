import type { Check } from '../../../results';
import { percent } from '../sides';
import { z95, type Measured } from '../uncertainty';
import { fault, type SidesCheck } from './check';

/** `anchor-gap-within-noise`: gap < 1.96 · √(se_base² + se_reference²). */
export const anchorGapWithinNoise: SidesCheck = ({ benchmark, base, reference }) =>
  base && reference ? gapWithinNoise(base, reference, benchmark.higherIsBetter) : [];

/** The same for any two scores; a reversed gap is another check's. */
export function gapWithinNoise(base: Measured, reference: Measured, higherIsBetter: boolean): Check[] {
  const gap = (reference.value - base.value) * (higherIsBetter ? 1 : -1);
  if (gap <= 0 || base.stderr === null || reference.stderr === null) return [];
  const noise = z95 * Math.hypot(base.stderr, reference.stderr);
  if (gap >= noise) return [];
  const message = `The gap between base (${percent(base.value)}) and reference (${percent(reference.value)}) is ${gap.toFixed(2)} points, within their noise of ${noise.toFixed(2)} points (1.96 standard errors of the difference). Evaluate both on more items, or leave this benchmark out.`;
  return [fault('anchor-gap-within-noise', message)];
}
