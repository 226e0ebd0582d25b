import type { MetricDefinition } from './definition';
<<<<<<< HEAD
=======
import { vectorFamily } from './embeddingDiversity/vectorFamily';
import { suppliedTokenizers } from './text/tokens/suppliedTokenizer';
>>>>>>> f0a178e (Made vectors of texts by two models from the registry, in the window's workers and on Node)

/** Metrics that exist as soon as somebody brings what they are made with: a tokenizer, a model, a field of a file. */
export interface MetricFamily {
  /** The definition of a metric of this family; null for an id of another. */
  define(id: string): MetricDefinition | null;
}
<<<<<<< HEAD
=======

/** Every family. */
export const metricFamilies: readonly MetricFamily[] = [suppliedTokenizers, vectorFamily];
>>>>>>> f0a178e (Made vectors of texts by two models from the registry, in the window's workers and on Node)
