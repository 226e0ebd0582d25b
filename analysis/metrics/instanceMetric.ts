/** A measure of single instances; the value of a run is the mean over those that have one. */
import type { MetricDefinition } from './definition';
import type { MeasuredInstance } from './measuredInstance';

export interface InstanceMetric extends MetricDefinition {
  /** Raised whenever the same instance would get another value: what is kept of earlier versions is not used. */
  readonly version: number;
  /** True: the value depends on the run's method or domain, and is measured anew where these change. */
  readonly bySetting?: true;
  /** Loads what it needs before the first instance; called once in each worker. */
  prepare?(): Promise<void>;
  /** Pure. Null: this instance has no value, which is not zero. */
  measure(instance: MeasuredInstance): number | null;
}
