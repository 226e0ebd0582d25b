/** Every measure of single instances, in the order in which tables show them. */
import { formatMetrics } from './format/formatMetrics';
import type { InstanceMetric } from './instanceMetric';
import { relationMetrics } from './relation/relationMetrics';
import { characterMetrics } from './text/characters';
import { codeShareMetrics } from './text/codeShare';
import { englishMetrics } from './text/english';
import { languageMetrics } from './text/languageMetrics';
import { sentenceMetrics } from './text/sentences';
import { tokenMetrics } from './text/tokens/tokenMetrics';
import { wordMetrics } from './text/words';

export const instanceMetrics: readonly InstanceMetric[] = [
  ...characterMetrics,
  ...wordMetrics,
  ...sentenceMetrics,
  ...tokenMetrics,
  ...codeShareMetrics,
  ...languageMetrics,
  ...englishMetrics,
  ...formatMetrics,
  ...relationMetrics,
];
