/** Every metric, whatever it is made from. */
import { responseNgramCrossEntropy } from './crossEntropy/responseNgramCrossEntropy';
import type { MetricDefinition } from './definition';
import { modelMetrics } from './embeddingDiversity/vectorFamily';
import { jobMetrics } from './given/jobMetrics';
import { studentMetrics } from './given/studentMetrics';
import { metricFamilies } from './metricFamilies';
import { instanceMetrics } from './instanceMetrics';
import { printedMetrics } from './printedMetrics';
import { relatedMetrics } from './relation/relatedMetrics';
import { runMetrics } from './runMetrics';

export const metricDefinitions: readonly MetricDefinition[] = [
  ...printedMetrics,
  ...instanceMetrics,
  ...relatedMetrics,
  responseNgramCrossEntropy,
  ...runMetrics,
  ...modelMetrics,
  ...studentMetrics,
  ...jobMetrics,
];

const byId = new Map(metricDefinitions.map((definition) => [definition.id, definition]));

/** The definition with this id; undefined where there is none. */
export function metricDefinition(id: string): MetricDefinition | undefined {
  const known = byId.get(id);
  if (known) return known;
  for (const family of metricFamilies) {
    const definition = family.define(id);
    if (definition) return definition;
  }
  return undefined;
}
