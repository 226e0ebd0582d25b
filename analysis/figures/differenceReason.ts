/** Why a computed value can differ from the printed one. */
import type { PgrResult } from '../results';

/** One sentence, by where the cells come from. */
export function differenceReason(pgr: PgrResult): string {
  const counted = pgr.cells.filter((cell) => cell.pgr !== null);
  const printed = counted.filter((cell) => cell.status === 'printed').length;
  if (printed === 0) return 'The values here were computed from the evaluation files of this archive.';
  return printed === counted.length
    ? 'Computed here from the printed, rounded values; the findings say whether rounding explains it.'
    : 'Computed here from evaluation files and printed, rounded values together.';
}
