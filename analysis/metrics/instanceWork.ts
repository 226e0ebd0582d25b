/** Measures of single instances, as work. */
import { work } from '../pool/work';
import type { TextBatch } from '../pool/textBatch';
import type { SuppliedTokenizer } from './text/tokens/suppliedTokenizer';

export interface InstanceHands {
  /**
   * Loads what these metrics need. Throws `AgoraError('bad-input')` for one that is not known; those of a tokenizer that
   * the user supplies are known where it is given.
   */
  prepare(metrics: readonly string[], setting: MeasuredSetting, tokenizer?: SuppliedTokenizer | null): Promise<void>;
  /** For each metric in the order of `prepare` one value a row; NaN where an instance has none. */
  measure(batch: TextBatch): Float64Array<ArrayBuffer>[];
}

/** What of the run its metrics may depend on. */
export interface MeasuredSetting {
  readonly method: string | null;
  readonly domain: string | null;
}

export const instanceWork = work<InstanceHands>('instance-metrics');
