/** What duplicates make of a run. */
import type { RunMetric } from '../runMetric';
import { effectiveInstances } from './effectiveInstances';
import { exactDuplicateShare } from './exactDuplicateShare';
import { instructionNearDuplicateShare } from './instructionNearDuplicateShare';
import { nearDuplicateShare } from './nearDuplicateShare';

export const duplicateMetrics: readonly RunMetric[] = [
  exactDuplicateShare,
  nearDuplicateShare,
  instructionNearDuplicateShare,
  effectiveInstances,
];
