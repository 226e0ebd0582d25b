/** Which cells make a row of the leaderboard. */
import { placeKey } from '../../../study/analyse/place';
import { mainCells } from '../../../study/pgr/countedCells';
import { conditionKey, conditionName } from '../../condition';
import { inStudyOrder } from '../../names';
import type { PgrCell, PgrResult } from '../../../results';
import type { Study } from '../../../study/study';

export interface LeaderboardRow {
  readonly generator: string;
  /** Null in a row of default cells; else what sets these cells apart. */
  readonly condition: string | null;
  /** At most one a setting. */
  readonly cells: readonly PgrCell[];
}

export interface LeaderboardRows {
  readonly rows: readonly LeaderboardRow[];
  /** True where the main comparison holds several families, over which the engine's averages run. */
  readonly severalFamilies: boolean;
  /** The printed value for a place whose cell was computed, by `placeKey`: it stands beside that cell. */
  readonly printed: ReadonlyMap<string, PgrCell>;
}

function mostFrequent(items: readonly (string | null)[]): string | null {
  const counts = new Map<string | null, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/**
 * One row a generator with its cells of the main comparison (`mainCells`), of several families the most frequent. Cells
 * of another family or volume follow in rows of their own, with their condition. Variants have a table of their own.
 */
export function leaderboardRows(study: Study, pgr: PgrResult): LeaderboardRows {
  const candidates = pgr.cells.filter((cell) => cell.variant === null);
  const main = mainCells(pgr.cells);
  const families = new Set(main.flatMap((cell) => cell.family ?? []));
  const usual = mostFrequent(main.map((cell) => cell.family));

  const chosen = new Map<string, PgrCell>();
  for (const cell of main) if (cell.family === usual || !chosen.has(placeKey(cell))) chosen.set(placeKey(cell), cell);
  const others = candidates.filter((cell) => chosen.get(placeKey(cell)) !== cell);
  const isTwin = (cell: PgrCell) => cell.status === 'printed' && chosen.get(placeKey(cell))?.status === 'computed';
  const rest = others.filter((cell) => !isTwin(cell));

  const generators = inStudyOrder(
    study.generators,
    candidates.map((cell) => cell.generator),
  );
  const defaults = [...chosen.values()];
  const defaultRows = generators.map((generator) => ({
    generator,
    condition: null,
    cells: defaults.filter((cell) => cell.generator === generator),
  }));
  const otherRows = [...new Set(rest.map(conditionKey))].flatMap((key) =>
    generators.flatMap((generator) => {
      const cells = rest.filter((cell) => cell.generator === generator && conditionKey(cell) === key);
      const [first] = cells;
      return first === undefined ? [] : [{ generator, condition: conditionName(first, candidates), cells }];
    }),
  );
  return {
    rows: [...defaultRows, ...otherRows],
    severalFamilies: families.size > 1,
    printed: new Map(others.filter(isTwin).map((cell) => [placeKey(cell), cell])),
  };
}
