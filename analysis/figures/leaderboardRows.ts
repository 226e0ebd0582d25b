/** Which cells make a row of the leaderboard. */
import { chooseCells } from '../study/analyse/cells';
import { placeKey } from '../study/analyse/place';
import { conditionKey, conditionName } from './condition';
import { inStudyOrder } from './names';
import type { PgrCell, PgrResult } from '../results';
import type { Study } from '../study/study';

export interface LeaderboardRow {
  readonly generator: string;
  /** Null in a row of default cells; else what sets these cells apart. */
  readonly condition: string | null;
  /** At most one a setting. */
  readonly cells: readonly PgrCell[];
}

const conditionOf = ({ family, volume }: PgrCell) => JSON.stringify([family, volume]);

/**
 * One row a generator with its default cells: no variant, and of several families or volumes the one that most cells of
 * the study have (as `chooseCells`). Cells of another family or volume follow in rows of their own, with their condition.
 */
export function leaderboardRows(study: Study, pgr: PgrResult): readonly LeaderboardRow[] {
  const candidates = pgr.cells.filter((cell) => cell.variant === null);
  const scored = new Set<PgrCell>(chooseCells(pgr).cells);
  const frequency = new Map<string, number>();
  for (const cell of candidates) frequency.set(conditionOf(cell), (frequency.get(conditionOf(cell)) ?? 0) + 1);

  const chosen = new Map<string, PgrCell>();
  for (const cell of candidates) {
    const rival = chosen.get(placeKey(cell));
    const weight = (one: PgrCell) => (scored.has(one) ? candidates.length : 0) + (frequency.get(conditionOf(one)) ?? 0);
    if (rival === undefined || weight(cell) > weight(rival)) chosen.set(placeKey(cell), cell);
  }
  const defaults = [...chosen.values()];
  const rest = candidates.filter((cell) => chosen.get(placeKey(cell)) !== cell);

  const generators = inStudyOrder(
    study.generators,
    candidates.map((cell) => cell.generator),
  );
  const conditions = [...new Set(rest.map(conditionKey))];
  const defaultRows = generators.map((generator) => ({
    generator,
    condition: null,
    cells: defaults.filter((cell) => cell.generator === generator),
  }));
  const otherRows = conditions.flatMap((key) =>
    generators.flatMap((generator) => {
      const cells = rest.filter((cell) => cell.generator === generator && conditionKey(cell) === key);
      const [first] = cells;
      return first === undefined ? [] : [{ generator, condition: conditionName(first, candidates), cells }];
    }),
  );
  return [...defaultRows, ...otherRows];
}
