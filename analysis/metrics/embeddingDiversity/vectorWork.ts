/** Measures of a run's vectors, as work. */
import { work } from '../../work/work';
import type { RunValue } from '../runMetric';
import type { VectorMeasure } from './vectorMetrics';

export interface VectorHands {
  /** Some more of the run's vectors, row after row. */
  add(vectors: Float32Array<ArrayBuffer>, dimensions: number): void;
  /** The values of all that was added; `how` says what was computed, and not where the vectors are from. */
  measure(seed: number): Readonly<Record<VectorMeasure, RunValue>>;
}

export const vectorWork = work<VectorHands>('vectors');
