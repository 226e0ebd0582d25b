import { numberCell, numberColumn, textCell, textColumn } from './parts/cell';
import { formatFixed, formatInterval, formatP, formatPercent } from '../format';
import { generatorName } from '../names';
import type { TableSpec } from '../figure';
import type { PgrRanking } from '../../results';
import type { Study } from '../../study/study';

const formatProbability = (value: number | null) => formatFixed(value === null ? null : 100 * value, 0);

/** Every generator's rank on the cells that all have, and how often it has it when items and seeds are drawn anew. */
export function rankingTable(study: Study, { generators, cells, resamples }: PgrRanking): TableSpec {
  return {
    id: 'pgr_ranks',
    title: 'Ranks and their probability',
    columns: [
      textColumn('generator', 'Generator'),
      numberColumn('rank', 'Rank'),
      numberColumn('average', 'Average PGR', '%'),
      numberColumn('probability', 'Probability of the rank', '%'),
      numberColumn('best', 'Probability of rank 1', '%'),
      textColumn('ranks', 'Ranks, 95 %'),
    ],
    rows: generators.map(({ generator, rank, average, lo, hi, rankLo, rankHi, probabilities }) => [
      textCell(generator, generatorName(study, generator), { subject: { generator } }),
      numberCell(rank, String),
      numberCell(average, formatPercent, { beside: formatInterval(lo, hi) ?? '' }),
      numberCell(probabilities[rank - 1] ?? null, formatProbability),
      numberCell(probabilities[0] ?? null, formatProbability),
      textCell(rankLo === rankHi ? String(rankLo) : `${rankLo} to ${rankHi}`),
    ]),
    notes: [
      `Averages over the ${cells} cells that every generator has; ${resamples.toLocaleString('en')} joint resamples of items, standard errors and seeds. ` +
        'Anchors and items that generators share vary together. Other settings are not part of it.',
    ],
  };
}

/** Every pair of generators, and whether their averages can be told apart. */
export function differencesTable(study: Study, { differences }: PgrRanking): TableSpec {
  return {
    id: 'pgr_differences',
    title: 'Differences between generators',
    columns: [
      textColumn('better', 'Better'),
      textColumn('worse', 'Worse'),
      numberColumn('difference', 'Difference', 'points'),
      numberColumn('p', 'p'),
      numberColumn('adjusted_p', 'p after Holm'),
      textColumn('distinguishable', 'Told apart'),
    ],
    rows: differences.map(({ better, worse, difference, lo, hi, p, adjustedP, distinguishable }) => [
      textCell(better, generatorName(study, better), { subject: { generator: better } }),
      textCell(worse, generatorName(study, worse), { subject: { generator: worse } }),
      numberCell(difference, formatPercent, { beside: formatInterval(lo, hi) ?? '' }),
      numberCell(p, formatP),
      numberCell(adjustedP, formatP),
      textCell(distinguishable ? 'yes' : 'no'),
    ]),
    notes: ['Paired over the same items and anchors. Told apart: p below 0.05 after Holm over all pairs.'],
  };
}
