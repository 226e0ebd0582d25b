import type { ComparedRank } from '../../study/compare/comparison';
import type { Study } from '../../study/study';
import type { TableCell, TableSpec } from '../figure';
import { formatPercent } from '../format';
import { generatorName } from '../names';
import { numberCell, numberColumn, textCell, textColumn } from '../tables/parts/cell';

type Range = ComparedRank['rangeA'];

/** Each generator's rank and average in both archives, and which way it moved from A to B. */
export function comparedRanksTable(study: Study, ranks: readonly ComparedRank[]): TableSpec {
  const hasRanges = ranks.some(({ rangeA, rangeB }) => rangeA !== null || rangeB !== null);
  return {
    id: 'compared_ranks',
    title: 'Ranks in both',
    columns: [
      textColumn('generator', 'Generator'),
      numberColumn('rank_a', 'Rank', null, 'A'),
      numberColumn('average_a', 'Average PGR', '%', 'A'),
      numberColumn('rank_b', 'Rank', null, 'B'),
      numberColumn('average_b', 'Average PGR', '%', 'B'),
      textColumn('change', 'From A to B'),
    ],
    rows: ranks.map(({ generator, rankA, rankB, averageA, averageB, rangeA, rangeB }) => [
      textCell(generator, generatorName(study, generator), { subject: { generator } }),
      rankCell(rankA, rangeA),
      numberCell(averageA, formatPercent),
      rankCell(rankB, rangeB),
      numberCell(averageB, formatPercent),
      textCell(changeInWords(rankA, rankB)),
    ]),
    notes: [
      'Over the cells that every one of these generators has in both archives.',
      hasRanges
        ? 'Beside a rank: its smallest and largest in the middle 95 % of resamples.'
        : 'How sure a rank is is unknown: the noise of a cell is.',
    ],
  };
}

function rankCell(rank: number, range: Range): TableCell {
  if (range === null) return numberCell(rank, String);
  const [lo, hi] = range;
  return numberCell(rank, String, { beside: lo === hi ? `[${lo}]` : `[${lo} to ${hi}]` });
}

/** `▲ 2 better`, `▼ 1 worse`, `= the same`. */
function changeInWords(rankA: number, rankB: number): string {
  if (rankA === rankB) return '= the same';
  return rankB < rankA ? `▲ ${rankA - rankB} better` : `▼ ${rankB - rankA} worse`;
}
