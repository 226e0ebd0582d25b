/** Every measure of single instances, in the order in which tables show them. */
import type { InstanceMetric } from './instanceMetric';
import { responseWords } from './text/responseWords';

export const instanceMetrics: readonly InstanceMetric[] = [responseWords];
