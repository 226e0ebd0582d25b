/** Every check of one benchmark's three scores, in the order in which they are shown. */
import type { Check } from '../../results';
import { anchorGapWithinNoise } from './checks/anchorGapWithinNoise';
import { anchorMissing } from './checks/anchorMissing';
import { anchorReversed } from './checks/anchorReversed';
import { anchorsInconsistent } from './checks/anchorsInconsistent';
import { benchmarkMissing } from './checks/benchmarkMissing';
import type { SidesCheck } from './checks/check';
import { familyMismatch } from './checks/familyMismatch';
import { noiseUnknown } from './checks/noiseUnknown';
import { otherItems } from './checks/otherItems';
import { protocolMismatch } from './checks/protocolMismatch';
import { staleResult } from './checks/staleResult';
import type { Sides } from './sides';

/** Of the gap between the anchors; with the rule `pgr-of-mean` they are made on mean scores. */
export const gapChecks: readonly SidesCheck[] = [anchorReversed, anchorGapWithinNoise, noiseUnknown];

const otherChecks: readonly SidesCheck[] = [
  benchmarkMissing,
  anchorMissing,
  familyMismatch,
  protocolMismatch,
  otherItems,
  anchorsInconsistent,
  staleResult,
];

/**
 * All checks of one benchmark. Where the gap of this benchmark alone is not what PGR rests on (`pgr-of-mean`), what is
 * wrong with it is a caution.
 */
export function checkSides(sides: Sides, gapDecides: boolean): Check[] {
  const gap = gapChecks.flatMap((check) => check(sides));
  const weighed = gapDecides
    ? gap
    : gap.map((check): Check => (check.severity === 'fault' ? { ...check, severity: 'caution' } : check));
  return [...otherChecks.flatMap((check) => check(sides)), ...weighed];
}
