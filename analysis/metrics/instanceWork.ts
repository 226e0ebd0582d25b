/** Measures of single instances, as work. */
import { work } from '../work/work';
import type { TextBatch } from '../work/textBatch';

export interface InstanceHands {
  /** Loads what these metrics need. Throws `AgoraError('bad-input')` for one that is not known. */
  prepare(metrics: readonly string[], setting: MeasuredSetting): Promise<void>;
  /** For each metric in the order of `prepare` one value a row; NaN where an instance has none. */
  measure(batch: TextBatch): Float64Array<ArrayBuffer>[];
}

/** What of the run its metrics may depend on. */
export interface MeasuredSetting {
  readonly method: string | null;
  readonly domain: string | null;
}

export const instanceWork = work<InstanceHands>('instance-metrics');
