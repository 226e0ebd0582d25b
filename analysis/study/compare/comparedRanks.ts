/** The generators' orders in two archives, on the same cells. */
import { kendallTest } from '../../statistics/rankCorrelation';
import { mean } from '../../statistics/summary';
import { commonCells } from '../pgr/commonCells';
import type { CellReplicates } from '../pgr/noise/meanReplicates';
import { rankGenerators } from '../pgr/noise/ranking';
import type { ComparedRank } from './comparison';
import type { CellPair } from './pairCells';

/**
 * Ranks on those settings in which all generators of the pairs have a cell in both archives; in the order of the first.
 * Their ranges come from the resamples of each archive.
 */
export function comparedRanks(
  pairs: readonly CellPair[],
  replicatesOfA: CellReplicates,
  replicatesOfB: CellReplicates,
): ComparedRank[] {
  const [inA, inB] = [new Set(commonCells(pairs.map(({ a }) => a))), new Set(commonCells(pairs.map(({ b }) => b)))];
  const common = pairs.filter(({ a, b }) => inA.has(a) && inB.has(b));
  const averages = [...new Set(common.map(({ a }) => a.generator))].map((generator) => {
    const own = common.filter(({ a }) => a.generator === generator);
    return {
      generator,
      averageA: mean(own.flatMap(({ a }) => a.pgr ?? [])),
      averageB: mean(own.flatMap(({ b }) => b.pgr ?? [])),
    };
  });
  const rankingA = rankGenerators(
    common.map(({ a }) => a),
    replicatesOfA,
  );
  const rankingB = rankGenerators(
    common.map(({ b }) => b),
    replicatesOfB,
  );
  const rangeIn = (ranking: typeof rankingA, generator: string) => {
    const found = ranking?.generators.find((each) => each.generator === generator);
    return found ? ([found.rankLo, found.rankHi] as const) : null;
  };
  const rankOf = (value: number, all: readonly number[]) => 1 + all.filter((other) => other > value).length;
  const [allA, allB] = [averages.map(({ averageA }) => averageA), averages.map(({ averageB }) => averageB)];
  return averages
    .map((average) => ({
      ...average,
      rankA: rankOf(average.averageA, allA),
      rankB: rankOf(average.averageB, allB),
      rangeA: rangeIn(rankingA, average.generator),
      rangeB: rangeIn(rankingB, average.generator),
    }))
    .sort((one, other) => one.rankA - other.rankA);
}

/** Null with fewer than three generators: two orders of two agree or do not. */
export function rankAgreement(
  ranks: readonly ComparedRank[],
): { readonly tau: number; readonly p: number; readonly generators: number } | null {
  if (ranks.length < 3) return null;
  const test = kendallTest(
    ranks.map(({ averageA }) => averageA),
    ranks.map(({ averageB }) => averageB),
  );
  return test && { tau: test.coefficient, p: test.p, generators: ranks.length };
}
