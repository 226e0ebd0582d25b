import type { RunMetric } from '../runMetric';
import { compressionRatioMetrics } from './compressionRatio';
import { distinctN } from './distinctN';
import { mtldMetrics } from './mtld';
import { selfBleuMetrics } from './selfBleu';

/** Measures of how varied the words of a run are. */
export const lexicalDiversity: readonly RunMetric[] = [
  ...distinctN,
  ...selfBleuMetrics,
  ...mtldMetrics,
  ...compressionRatioMetrics,
];
