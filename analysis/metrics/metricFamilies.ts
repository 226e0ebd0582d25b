/** Every family of metrics. */
import { vectorFamily } from './embeddingDiversity/vectorFamily';
import type { MetricFamily } from './family';
import { suppliedTokenizers } from './text/tokens/suppliedTokenizer';

export const metricFamilies: readonly MetricFamily[] = [suppliedTokenizers, vectorFamily];
