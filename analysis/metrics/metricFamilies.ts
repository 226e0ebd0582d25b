/** Every family of metrics. */
import type { MetricFamily } from './family';
import { suppliedTokenizers } from './text/tokens/suppliedTokenizer';

export const metricFamilies: readonly MetricFamily[] = [suppliedTokenizers];
