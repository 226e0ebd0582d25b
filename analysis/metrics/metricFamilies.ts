/** Every family of metrics. */
import { vectorFamily } from './embeddingDiversity/vectorFamily';
import type { MetricFamily } from './family';
import { givenMetrics } from './given/givenMetric';
import { judgedMetrics } from './given/judgedMetric';
import { suppliedTokenizers } from './text/tokens/suppliedTokenizer';

export const metricFamilies: readonly MetricFamily[] = [givenMetrics, judgedMetrics, suppliedTokenizers, vectorFamily];
