/** Every measure of whole runs, in the order in which tables show them. */
import { contaminatedShare } from './contamination/contaminatedShare';
import { duplicateMetrics } from './duplicates/duplicateMetrics';
import { lexicalDiversity } from './lexicalDiversity/lexicalDiversity';
import type { RunMetric } from './runMetric';

export const runMetrics: readonly RunMetric[] = [...duplicateMetrics, contaminatedShare, ...lexicalDiversity];
