/** A measure of an instance beside others: the one it was made from, or what other generators answered. */
import type { MetricDefinition } from '../definition';
import type { MeasuredInstance } from '../measuredInstance';

export interface RelatedMetric extends MetricDefinition {
  readonly needs: 'origin' | 'others';
  readonly version: number;
  /**
   * Pure. `related` are the origin (`needs: 'origin'`: exactly one), or the instances of other runs with the same
   * instruction (`needs: 'others'`: at least one). Null: this instance has no value.
   */
  measure(instance: MeasuredInstance, related: readonly MeasuredInstance[]): number | null;
}
