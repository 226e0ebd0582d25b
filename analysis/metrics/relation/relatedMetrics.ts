/** Every measure of an instance beside others. */
import { originMetrics } from './originMetrics';
import { othersMetrics } from './othersMetrics';
import type { RelatedMetric } from './relatedMetric';

export const relatedMetrics: readonly RelatedMetric[] = [...originMetrics, ...othersMetrics];
