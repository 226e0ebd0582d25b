/** Every table and figure that an archive's results give, in the order a reader meets them. */
import type { FigureSpec, TableSpec } from './figure';

export interface Exhibits {
  /** Table 2's layout. */
  readonly leaderboard: TableSpec;
  readonly figures: readonly FigureSpec[];
  /** The tables of the analysis; the leaderboard is not repeated. */
  readonly tables: readonly TableSpec[];
}
