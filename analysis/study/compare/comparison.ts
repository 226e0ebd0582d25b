/** The document that a comparison of two archives is: what `agora compare --json` prints and the window shows. */
import type { PgrCell } from '../../results';
import type { ArchiveDifference } from './compared';

export type CellPlace = Pick<PgrCell, 'generator' | 'method' | 'domain' | 'family' | 'volume' | 'variant' | 'language'>;

/** One archive's number for a cell. */
export interface SideOfCell extends Pick<PgrCell, 'pgr' | 'lo' | 'hi' | 'status' | 'family' | 'volume'> {
  /** Students it is the mean of; 0 for a printed value. */
  readonly students: number;
}

/**
 * Why two numbers of one cell are not on one scale. `status`: one is printed, the other computed. `fault`: one has a
 * check of that severity, and counts in no average.
 */
export type Incomparability = 'family' | 'volume' | 'status' | 'anchors' | 'protocol' | 'fault';

export interface ComparedCell extends CellPlace {
  readonly a: SideOfCell;
  readonly b: SideOfCell;
  /** B less A, percentage points; null where one has no PGR. */
  readonly difference: number | null;
  /**
   * Of 95 % by joint resamples of both archives: items and anchors that both have vary together. Null, as `p`, where the
   * noise of a score is unknown.
   */
  readonly lo: number | null;
  readonly hi: number | null;
  /** Percentage points. */
  readonly standardError: number | null;
  /** Of no difference, two-sided, normal with that standard error; and after Holm over all cells that have one. */
  readonly p: number | null;
  readonly adjustedP: number | null;
  /** `items`: all scores of both are means over the same items. `standard-errors`: some are known by theirs alone. */
  readonly from: 'items' | 'standard-errors' | null;
  /** Both archives have the very same anchors for it. */
  readonly sharedAnchors: boolean;
  /** None: the two compare. */
  readonly incomparable: readonly Incomparability[];
}

export interface ComparedRank {
  readonly generator: string;
  /** Means over the cells that both archives have with a number that counts, percent. */
  readonly averageA: number;
  readonly averageB: number;
  readonly rankA: number;
  readonly rankB: number;
  /** Smallest and largest rank of the middle 95 % of resamples; null where the noise of a cell is unknown. */
  readonly rangeA: readonly [lo: number, hi: number] | null;
  readonly rangeB: readonly [lo: number, hi: number] | null;
}

/** The mean difference over the cells that count in both and are on one scale; another volume is no other scale. */
export interface OverallDifference {
  /** Cells. */
  readonly n: number;
  readonly generators: number;
  readonly difference: number;
  /** Of 95 %; null with a single generator where no resample says more. */
  readonly lo: number | null;
  readonly hi: number | null;
  readonly p: number | null;
  /**
   * `resamples`: what other items and seeds would change. `generators`: t over the generators' mean differences, where the
   * noise of a cell is unknown.
   */
  readonly from: 'resamples' | 'generators';
}

export interface Comparison {
  readonly a: { readonly name: string; readonly study: string };
  readonly b: { readonly name: string; readonly study: string };
  /** Study, anchors, protocol, configuration, files: in this order. */
  readonly differences: readonly ArchiveDifference[];
  /** In the order of the first archive. */
  readonly cells: readonly ComparedCell[];
  /** Null without such a cell. */
  readonly overall: OverallDifference | null;
  /** In the order of the first archive's ranks. */
  readonly ranks: readonly ComparedRank[];
  /** Kendall's τ-b between the two orders, exact where it can be; null with fewer than three generators. */
  readonly agreement: { readonly tau: number; readonly p: number; readonly generators: number } | null;
  readonly onlyA: readonly CellPlace[];
  readonly onlyB: readonly CellPlace[];
}
