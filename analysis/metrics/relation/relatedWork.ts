/** Measures of instances beside others, as work. */
import { work } from '../../pool/work';
import type { TextBatch, TextRows } from '../../pool/textBatch';
import type { MeasuredSetting } from '../instanceWork';

/** Which rows of a batch each of its rows is measured beside. */
export interface Relations {
  /** Rows, those of one row after those of the row before. */
  readonly rows: Int32Array<ArrayBuffer>;
  /** n + 1 places in `rows`. */
  readonly offsets: Int32Array<ArrayBuffer>;
}

export interface RelatedHands {
  /** Throws `AgoraError('bad-input')` for a metric that is not known. */
  prepare(metrics: readonly string[], setting: MeasuredSetting): void;
  /** For each metric one value a row; NaN where a row has none, as rows have that are beside nothing. */
  measure(batch: TextBatch, relations: Relations): Float64Array<ArrayBuffer>[];
  /** The seed of each instruction (see `matchOrigins`); −1 where none is alike. */
  match(instructions: TextRows, seeds: TextRows): Int32Array<ArrayBuffer>;
}

export const relatedWork = work<RelatedHands>('related-metrics');
