/** Measures of whole runs, as work. */
import type { TextBatch } from '../pool/textBatch';
import { work } from '../pool/work';
import type { RunValue } from './runMetric';

export interface RunHands {
  /** Some more of the run's instances. */
  add(batch: TextBatch): void;
  /** The values of all that was added, one a metric. Throws `AgoraError('bad-input')` for one that is not known. */
  measure(metrics: readonly string[]): Promise<RunValue[]>;
}

export const runWork = work<RunHands>('run-metrics');
