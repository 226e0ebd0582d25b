import type { Check } from '../../../results';
import { percent } from '../sides';
import type { Measured } from '../uncertainty';
import { fault, type SidesCheck } from './check';

/** `anchor-reversed`: the reference is not better than the base, so the ratio has no meaning. */
export const anchorReversed: SidesCheck = ({ benchmark, base, reference }) =>
  base && reference ? reversedGap(base, reference, benchmark.higherIsBetter) : [];

/** The same for any two scores, such as means over benchmarks. */
export function reversedGap(base: Measured, reference: Measured, higherIsBetter: boolean): Check[] {
  const gap = (reference.value - base.value) * (higherIsBetter ? 1 : -1);
  if (gap > 0) return [];
  const relation = gap === 0 ? 'equal to' : higherIsBetter ? 'below' : 'above';
  const message = `The reference (${percent(reference.value)}) is ${relation} the base (${percent(base.value)}), so there is no gap to recover. Check which model is which and how both were evaluated.`;
  return [fault('anchor-reversed', message)];
}
