import type { Check } from '../../../results';
import { upperNormal } from '../../../statistics/distributions';
import { percent, type GapNoise } from '../sides';
import { z95, type Measured } from '../uncertainty';
import { fault, type SidesCheck } from './check';

/** `anchor-gap-within-noise`: gap < 1.96 standard errors of the difference, paired where both answered the same items. */
export const anchorGapWithinNoise: SidesCheck = ({ benchmark, base, reference, gapNoise }) =>
  base && reference ? gapWithinNoise(base, reference, gapNoise, benchmark.higherIsBetter) : [];

/** The same for any two scores; a reversed gap is another check's. */
export function gapWithinNoise(
  base: Measured,
  reference: Measured,
  gapNoise: GapNoise | null,
  higherIsBetter: boolean,
): Check[] {
  const gap = (reference.value - base.value) * (higherIsBetter ? 1 : -1);
  if (gap <= 0 || gapNoise === null) return [];
  const noise = z95 * gapNoise.stderr;
  if (gap >= noise) return [];
  const pairing = gapNoise.items === null ? '' : `, paired over ${gapNoise.items} shared items`;
  const chance = (100 * upperNormal(gap / gapNoise.stderr)).toPrecision(2);
  const message = `The gap between base (${percent(base.value)}) and reference (${percent(reference.value)}) is ${gap.toFixed(2)} points, within their noise of ${noise.toFixed(2)} points (1.96 standard errors of the difference${pairing}): two equally good models show such a gap or a larger one with a probability of ${chance} %. Evaluate both on more items, or leave this benchmark out.`;
  return [fault('anchor-gap-within-noise', message)];
}
