/** Averages that compare generators only on the cells all of them have. */
import { counts } from './cellChecks';
import type { PgrCell } from '../results';

const settingOf = (cell: PgrCell) => JSON.stringify([cell.method, cell.domain]);

export interface CommonAverages {
  /** One a row: the mean PGR over the common cells; null where there are none. */
  readonly averages: readonly (number | null)[];
  /** Number of common settings. */
  readonly common: number;
  /** True where the rows' sets of cells differ, so that averages over all cells do not compare. */
  readonly differ: boolean;
}

/** Rows are sets of cells, at most one a setting; rows without a cell that counts take no part. */
export function commonAverages(rows: readonly (readonly PgrCell[])[]): CommonAverages {
  const counted = rows.map((cells) => cells.filter(counts));
  const taking = counted.filter((cells) => cells.length > 0);
  const sets = taking.map((cells) => new Set(cells.map(settingOf)));
  const [first, ...rest] = sets;
  const common = new Set([...(first ?? [])].filter((setting) => rest.every((set) => set.has(setting))));
  const averages = counted.map((cells) => {
    const values = cells.filter((cell) => common.has(settingOf(cell))).map((cell) => cell.pgr ?? 0);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  });
  return { averages, common: common.size, differ: sets.some((set) => set.size !== common.size) };
}
