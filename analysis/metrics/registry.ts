/** Every metric, in the order of the columns of the paper's matrix of cells by metrics (Figure 5). */
import type { MetricDefinition } from './definition';
import { instructionDifficultyGpt4o } from './instructionDifficultyGpt4o';
import { instructionDifficultyPrometheus } from './instructionDifficultyPrometheus';
import { instructionDiversity } from './instructionDiversity';
import { problemSolving } from './problemSolving';
import { responseDiversity } from './responseDiversity';
import { responsePerplexity } from './responsePerplexity';
import { responseQualityGpt4o } from './responseQualityGpt4o';
import { responseQualityPrometheus } from './responseQualityPrometheus';
import { responseQualityRewardModel } from './responseQualityRewardModel';

export const metricDefinitions: readonly MetricDefinition[] = [
  instructionDifficultyGpt4o,
  instructionDifficultyPrometheus,
  responsePerplexity,
  responseQualityGpt4o,
  responseQualityPrometheus,
  responseQualityRewardModel,
  instructionDiversity,
  responseDiversity,
  problemSolving,
];

/** The definition with this id; undefined where there is none. */
export function metricDefinition(id: string): MetricDefinition | undefined {
  return metricDefinitions.find((definition) => definition.id === id);
}
