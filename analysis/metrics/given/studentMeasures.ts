/** Measures of how data suit the student that is trained on them, published after AgoraBench. Pure formulas. */

/**
 * Instruction-following difficulty: the perplexity of the response given the instruction, divided by its perplexity alone,
 * under the base model (Li et al. 2024, arXiv 2308.12032). Above 1 the instruction does not help. Null where
 * there is no ratio.
 */
export function instructionFollowingDifficulty(perplexityGiven: number, perplexityAlone: number): number | null {
  return perplexityGiven > 0 && perplexityAlone > 0 ? perplexityGiven / perplexityAlone : null;
}

/** The weight of the loss in `compatibilityAdjustedReward` where none is said. */
export const usualLossWeight = 3;

/**
 * Compatibility-adjusted reward of a data set: r / (1 + β·L), with its mean reward r and the mean loss L (nats per token)
 * of its responses under the base model (Xu et al. 2024, arXiv 2411.07133). Meant for rewards that are not negative:
 * null for others, since a larger loss would raise a negative one.
 */
export function compatibilityAdjustedReward(
  meanReward: number,
  meanLoss: number,
  lossWeight = usualLossWeight,
): number | null {
  return meanReward >= 0 && meanLoss >= 0 ? meanReward / (1 + lossWeight * meanLoss) : null;
}

/**
 * Reducible loss: the student's loss on a response less that of a reference model that has learned what there is to learn
 * (Mindermann et al. 2022, arXiv 2206.07137). Large: not learned yet, and learnable.
 */
export function reducibleLoss(studentLoss: number, referenceLoss: number): number {
  return studentLoss - referenceLoss;
}
