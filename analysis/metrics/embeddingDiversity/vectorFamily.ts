import type { MetricDefinition } from '../definition';
import { embeddedTexts } from './embeddedText';
import { embeddingModels } from './embeddingModels';
import { vectorMeasures, vectorMetricId, vectorMetrics } from './vectorMetrics';

/** Measures of vectors by the models that are here. */
export const modelMetrics: readonly MetricDefinition[] = embeddingModels.flatMap(vectorMetrics);

/**
 * Measures of vectors that the user supplies, a metric for each model that is named. The name in its own spelling is
 * what the archive says; of the id alone only the model's id is known.
 */
export const vectorFamily = {
  define(id: string): MetricDefinition | null {
    const known = modelMetrics.find((metric) => metric.id === id);
    if (known) return known;
    // The longer beginnings first: `vendi_order_2` begins with `vendi`.
    for (const measure of [...vectorMeasures].reverse())
      for (const text of embeddedTexts) {
        const start = vectorMetricId(text, measure, { id: '', name: '' });
        if (!id.startsWith(start) || id.length === start.length) continue;
        const model = id.slice(start.length);
        return vectorMetrics({ id: model, name: model }).find((metric) => metric.id === id) ?? null;
      }
    return null;
  },
};
