/** The student's side of data, where files carry what it is computed from. */
import type { MetricDefinition } from '../definition';
import {
  compatibilityAdjustedReward,
  instructionFollowingDifficulty,
  reducibleLoss,
  usualLossWeight,
} from './studentMeasures';

/** A metric made of two given columns, by the ids of `givenMetricId`; the first that is there counts. */
export interface StudentMetric extends MetricDefinition {
  readonly version: number;
  readonly inputs: readonly [readonly string[], readonly string[]];
  /** `instance`: of both values of an instance. `run`: of the means over the instances that have both. */
  readonly level: 'instance' | 'run';
  measure(first: number, second: number): number | null;
}

const given = (names: string): string[] => names.split(' ').map((name) => `given_${name}`);

const perplexityGiven = given(
  'ppl_given_instruction perplexity_given_instruction conditioned_perplexity ppl_conditioned ppl_ca response_perplexity ppl_response perplexity ppl',
);
const perplexityAlone = given(
  'ppl_alone perplexity_alone direct_perplexity ppl_direct ppl_da response_perplexity_alone perplexity_without_instruction',
);
const reward = given('reward reward_score instruct_reward response_reward rm_score');
const studentLoss = given('student_loss base_loss base_model_loss response_loss loss nll');
const referenceLoss = given('reference_loss ref_loss');

const cost = 'none beside reading the files';

export const studentMetrics: readonly StudentMetric[] = [
  {
    id: 'instruction_following_difficulty',
    name: 'Instruction-following difficulty (IFD)',
    label: 'IFD',
    unit: 'ratio',
    better: 'none',
    definition:
      'Perplexity of the response given the instruction divided by its perplexity alone, under the base model, per instance. ' +
      `Needs both in the files: ${listed(perplexityGiven)}; and ${listed(perplexityAlone)}.`,
    source: 'Li et al. 2024, From Quantity to Quality (arXiv 2308.12032)',
    needs: 'job:perplexity',
    topic: 'student',
    cost,
    version: 1,
    inputs: [perplexityGiven, perplexityAlone],
    level: 'instance',
    measure: instructionFollowingDifficulty,
  },
  {
    id: 'compatibility_adjusted_reward',
    name: 'Compatibility-adjusted reward (CAR)',
    label: 'CAR',
    unit: 'reward',
    better: 'higher',
    definition:
      `Mean reward divided by 1 + β times the mean loss of the responses under the student's base model, β = ${String(usualLossWeight)}; none for ` +
      `negative mean rewards. Needs both in the files: ${listed(reward)}; and ${listed(studentLoss)}.`,
    source: 'Xu et al. 2024, Stronger Models are NOT Stronger Teachers for Instruction Tuning (arXiv 2411.07133)',
    needs: 'job:student-loss',
    topic: 'student',
    cost,
    version: 1,
    inputs: [reward, studentLoss],
    level: 'run',
    measure: compatibilityAdjustedReward,
  },
  {
    id: 'reducible_loss',
    name: 'Reducible loss',
    label: 'Reducible loss',
    unit: 'nats per token',
    better: 'none',
    definition:
      "The student's loss on the response less that of a reference model, per instance. Needs both in the files: " +
      `${listed(studentLoss)}; and ${listed(referenceLoss)}.`,
    source: 'Mindermann et al. 2022, Prioritized Training on Points that are Learnable (arXiv 2206.07137)',
    needs: 'job:student-loss',
    topic: 'student',
    cost,
    version: 1,
    inputs: [studentLoss, referenceLoss],
    level: 'instance',
    measure: reducibleLoss,
  },
];

function listed(ids: readonly string[]): string {
  return ids.map((id) => id.slice('given_'.length)).join(', ');
}
