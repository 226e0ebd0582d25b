/** Which generator is better than which, and how sure that is. */
import type { PgrCell, PgrDifference, PgrRank, PgrRanking } from '../../../results';
import { ascending, percentileInterval } from '../../../statistics/bootstrapIntervals';
import { twoSidedNormal } from '../../../statistics/distributions';
import { holm } from '../../../statistics/multipleTesting';
import { commonCells } from '../commonCells';
import { mean } from '../uncertainty';
import { deviation } from './cellInterval';
import { meanReplicates, type CellReplicates } from './meanReplicates';
import { RESAMPLES } from './replicates';

interface Contestant {
  readonly generator: string;
  readonly average: number;
  readonly replicates: Float64Array;
}

const LEVEL = 0.05;

/**
 * Ranks generators by their mean PGR over the cells that all of them have, in every resample anew; pairs are compared in
 * the same resamples. Null with fewer than two generators, without a common cell, or where the noise of one is unknown.
 */
export function rankGenerators(cells: readonly PgrCell[], replicatesOf: CellReplicates): PgrRanking | null {
  const common = commonCells(cells);
  const generators = [...new Set(common.map(({ generator }) => generator))];
  const contestants: Contestant[] = [];
  for (const generator of generators) {
    const own = common.filter((cell) => cell.generator === generator);
    const replicates = meanReplicates(own, replicatesOf);
    if (!replicates) return null;
    contestants.push({ generator, average: mean(own.map(({ pgr }) => pgr ?? NaN)), replicates });
  }
  if (contestants.length < 2) return null;
  contestants.sort((a, b) => b.average - a.average);
  return {
    cells: common.length / contestants.length,
    resamples: RESAMPLES,
    generators: ranksOf(contestants),
    differences: differencesOf(contestants),
  };
}

function ranksOf(contestants: readonly Contestant[]): PgrRank[] {
  const counts = contestants.map(() => contestants.map(() => 0));
  for (let i = 0; i < RESAMPLES; i++)
    contestants.forEach(({ replicates }, contestant) => {
      const value = replicates[i] ?? NaN;
      const [above, equal] = placesOf(value, contestants, i);
      const row = counts[contestant];
      // Of equals each has each of their places as often: names do not decide.
      for (let place = above; row && place < above + equal; place++) row[place] = (row[place] ?? 0) + 1 / equal;
    });
  return contestants.map(({ generator, average, replicates }, contestant) => {
    const probabilities = (counts[contestant] ?? []).map((count) => count / RESAMPLES);
    return {
      generator,
      rank: 1 + contestants.filter((other) => other.average > average).length,
      average,
      ...percentileInterval(ascending(replicates)),
      rankLo: rankAt(probabilities, LEVEL / 2),
      rankHi: rankAt(probabilities, 1 - LEVEL / 2),
      probabilities,
    };
  });
}

/** How many contestants are better in a resample, and how many are as good, itself among them. */
function placesOf(value: number, contestants: readonly Contestant[], resample: number): [above: number, equal: number] {
  let [above, equal] = [0, 0];
  for (const { replicates } of contestants) {
    const other = replicates[resample] ?? NaN;
    if (other > value) above++;
    else if (other === value) equal++;
  }
  return [above, equal];
}

/** The first rank by which the probabilities add up to `share`. */
function rankAt(probabilities: readonly number[], share: number): number {
  let total = 0;
  const place = probabilities.findIndex((probability) => (total += probability) > share - 1e-12);
  return place < 0 ? probabilities.length : place + 1;
}

function differencesOf(contestants: readonly Contestant[]): PgrDifference[] {
  const pairs = contestants.flatMap((better, i) =>
    contestants.slice(i + 1).map((worse) => {
      const differences = better.replicates.map((value, r) => value - (worse.replicates[r] ?? NaN));
      const difference = better.average - worse.average;
      const standardError = deviation(differences);
      return {
        better: better.generator,
        worse: worse.generator,
        difference,
        ...percentileInterval(ascending(differences)),
        // Where no resample differs from the others there is no noise: any difference is one.
        p: standardError > 0 ? twoSidedNormal(difference / standardError) : Number(difference === 0),
      };
    }),
  );
  const adjusted = holm(pairs.map(({ p }) => p));
  return pairs.map((pair, i) => {
    const adjustedP = adjusted[i] ?? 1;
    return { ...pair, adjustedP, distinguishable: adjustedP < LEVEL };
  });
}
