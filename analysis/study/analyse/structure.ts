/** What the grouping of rows by setting does to every relation. */
import type { AnalyseResult } from '../../analysisResults';
import { columnOf } from '../../statistics/matrix';
import { groupedCorrelations, groupsR2 } from '../../statistics/structure';
import type { Observations } from './observations';
import { settingKey } from './place';

const MINIMUM_ROWS = 3;

/** Null with fewer than three rows or without variation of PGR. */
export function structurePart({ columns, rows }: Observations): AnalyseResult['structure'] | null {
  const outcome = rows.map(({ pgr }) => pgr);
  const settings = rows.map(settingKey);
  const settingsR2 = groupsR2(outcome, settings);
  if (settingsR2 === null || rows.length < MINIMUM_ROWS) return null;
  const values = rows.map((row) => row.values);
  return {
    settingsR2,
    relations: columns.map((column, j) => ({
      column,
      ...groupedCorrelations(columnOf(values, j), outcome, settings),
    })),
  };
}
