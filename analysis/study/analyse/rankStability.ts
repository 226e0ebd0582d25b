/** Whether settings, benchmarks and seeds order the generators alike. */
import type { RankStability } from '../../analysisResults';
import { concordance, rankRanges } from '../../statistics/concordance';
import { mean } from '../../statistics/summary';
import type { ScoredCell } from './cells';
import { settingKey } from './place';

/** One for each kind of condition in which at least two generators meet at least twice. */
export function rankStabilities(cells: readonly ScoredCell[]): RankStability[] {
  const settings = cells.map((cell) => ({ generator: cell.generator, condition: settingKey(cell), pgr: cell.pgr }));
  const benchmarks = cells.flatMap((cell) =>
    cell.benchmarks.flatMap(({ id, pgr }) => (pgr === null ? [] : [{ generator: cell.generator, condition: id, pgr }])),
  );
  return [
    stability('settings', settings),
    stability('benchmarks', benchmarks),
    stability('seeds', valuesBySeed(cells)),
  ].filter((each) => each !== null);
}

/**
 * PGR by the place of a seed in its cell, over the settings in which every generator with several seeds has them: seeds are
 * interchangeable, so the first of one cell stands beside the first of another whatever their numbers.
 */
function valuesBySeed(cells: readonly ScoredCell[]): Value[] {
  const several = cells.flatMap((cell) => {
    const known = (cell.seeds ?? []).flatMap(({ seed, run, pgr }) => (pgr === null ? [] : [{ seed, run, pgr }]));
    const ordered = known.sort((a, b) => (a.seed ?? Infinity) - (b.seed ?? Infinity) || (a.run < b.run ? -1 : 1));
    return ordered.length < 2 ? [] : [{ generator: cell.generator, setting: settingKey(cell), seeds: ordered }];
  });
  const generators = new Set(several.map(({ generator }) => generator));
  const common = several.filter(({ setting }) =>
    [...generators].every((generator) =>
      several.some((each) => each.generator === generator && each.setting === setting),
    ),
  );
  const fewest = Math.min(...common.map(({ seeds }) => seeds.length));
  return common.flatMap(({ generator, seeds }) =>
    seeds.slice(0, fewest).map(({ pgr }, place) => ({ generator, condition: String(place), pgr })),
  );
}

interface Value {
  readonly generator: string;
  readonly condition: string;
  readonly pgr: number;
}

/** Over the conditions that every generator has; several values of one generator in one condition are averaged. */
function stability(over: RankStability['over'], values: readonly Value[]): RankStability | null {
  const table = new Map<string, Map<string, number[]>>();
  for (const { generator, condition, pgr } of values) {
    const row = table.get(generator) ?? new Map<string, number[]>();
    table.set(generator, row.set(condition, [...(row.get(condition) ?? []), pgr]));
  }
  const generators = [...table.keys()];
  const conditions = [...new Set(values.map(({ condition }) => condition))].filter((condition) =>
    generators.every((generator) => table.get(generator)?.has(condition)),
  );
  if (generators.length < 2 || conditions.length < 2) return null;
  const rows = generators.map((generator) =>
    conditions.map((condition) => mean(table.get(generator)?.get(condition) ?? [])),
  );
  const agreement = concordance(rows);
  if (!agreement) return null;
  const ranges = rankRanges(rows);
  return {
    over,
    conditions: conditions.length,
    concordance: agreement.w,
    p: agreement.p,
    generators: generators
      .map((generator, i) => {
        const { rank = NaN, lo = NaN, hi = NaN } = ranges[i] ?? {};
        return { generator, rank, rankLo: lo, rankHi: hi };
      })
      .sort((a, b) => a.rank - b.rank),
  };
}
