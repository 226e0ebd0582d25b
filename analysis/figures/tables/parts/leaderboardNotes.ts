/** What stands under the leaderboard. */
import { isSound } from '../../../study/pgr/countedCells';
import { conditionKey } from '../../condition';
import type { LeaderboardRow } from './leaderboardRows';
import type { PgrResult } from '../../../results';

const rules = {
  'mean-of-pgrs': 'a domain’s PGR is the mean of its benchmarks’ PGRs',
  'pgr-of-mean': 'a domain’s PGR is the PGR of its benchmarks’ mean scores',
} as const;

/** The notes: what PGR is and by which rule, what every cell has in common, what marks and averages rest on. */
export function leaderboardNotes(
  pgr: PgrResult,
  defaults: readonly LeaderboardRow[],
  general: ReadonlySet<string>,
): readonly string[] {
  const cells = defaults.flatMap((row) => row.cells);
  const computed = cells.some((cell) => cell.status === 'computed');
  const faults = cells.filter((cell) => !isSound(cell)).length;
  const intervals = cells.some((cell) => cell.lo !== null && cell.hi !== null);
  const conditions = new Set(cells.map(conditionKey)).size;
  return [
    'PGR in percent: 100 × (student − base) / (reference − base)' + (computed ? `; ${rules[pgr.rule]}.` : '.'),
    ...general,
    ...pgr.checks.map((check) => check.message),
    ...(intervals ? ['In brackets: interval of 95 %.'] : []),
    ...(faults > 0
      ? [
          `${faults} of ${cells.length} cells have no sound PGR: what there is is shown, and left out of averages and marks.`,
        ]
      : []),
    ...(conditions > 1 ? ['Not all cells have the same family and volume; the table of details names them.'] : []),
    ...(pgr.averages.some((average) => average.printed !== null)
      ? [
          'Averages are computed from the cells; beside them those that the publication prints, made from unrounded values.',
        ]
      : []),
    'Bold: best; underlined: second best.',
  ];
}
