/** The metrics of the paper, in the order of the columns of its matrix of cells by metrics (Figure 5). */
import type { MetricDefinition } from './definition';
import { instructionDifficultyGpt4o } from './printed/instructionDifficultyGpt4o';
import { instructionDifficultyPrometheus } from './printed/instructionDifficultyPrometheus';
import { instructionDiversity } from './printed/instructionDiversity';
import { problemSolving } from './printed/problemSolving';
import { responseDiversity } from './printed/responseDiversity';
import { responsePerplexity } from './printed/responsePerplexity';
import { responseQualityGpt4o } from './printed/responseQualityGpt4o';
import { responseQualityPrometheus } from './printed/responseQualityPrometheus';
import { responseQualityRewardModel } from './printed/responseQualityRewardModel';

export const printedMetrics: readonly MetricDefinition[] = [
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
