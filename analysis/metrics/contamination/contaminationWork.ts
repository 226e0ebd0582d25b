/** The search for test items, as work: each worker knows all items and is given some of the texts. */
import type { TextBatch, TextRows } from '../../pool/textBatch';
import { work } from '../../pool/work';
import type { ContaminationOptions } from './contaminationOptions';

/** One text that has something of one item. */
export interface RowMatch {
  /** Row of the batch. */
  readonly row: number;
  readonly part: 'instruction' | 'response';
  readonly item: number;
  /** Share of the item's runs that count and that the text has; 1 for a short item. */
  readonly coverage: number;
  /** Words of the longest row that both have. */
  readonly longestRun: number;
  /** Where it stands: first and end, in UTF-16 units of the text and of the item. */
  readonly inText: readonly [start: number, end: number];
  readonly inItem: readonly [start: number, end: number];
}

export interface BatchMatches {
  /** For each row 1 where it has something of any item. */
  readonly contaminated: Uint8Array<ArrayBuffer>;
  /** Items that were found in these rows, each once. */
  readonly items: Int32Array<ArrayBuffer>;
  /** At most as many as were asked for. */
  readonly matches: readonly RowMatch[];
  /** How many there are. */
  readonly found: number;
}

export interface ContaminationHands {
  /** Gives for each item how many of its runs count; one with 0 cannot be found. */
  begin(items: TextRows, options: ContaminationOptions): Int32Array<ArrayBuffer>;
  scan(batch: TextBatch, mostMatches: number): BatchMatches;
}

export const contaminationWork = work<ContaminationHands>('contamination');
