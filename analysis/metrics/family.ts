import type { MetricDefinition } from './definition';

/** Metrics that exist as soon as somebody brings what they are made with: a tokenizer, a model, a field of a file. */
export interface MetricFamily {
  /** The definition of a metric of this family; null for an id of another. */
  define(id: string): MetricDefinition | null;
}
