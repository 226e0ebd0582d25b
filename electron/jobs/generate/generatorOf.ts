import { generatorNamed } from '../../../analysis/study/names';
import { studyOf } from '../../../analysis/study/studyOf';
import type { GenerationPlan } from '../plan';

/**
 * The generator that the instances count for: the plan's, else the one of AgoraBench that the model's name is a spelling
 * of, so that they stand in its row of the leaderboard, else the model's name.
 */
export function generatorOf({ generator, model }: Pick<GenerationPlan, 'generator' | 'model'>): string {
  return generator ?? generatorNamed(studyOf(null), model)?.id ?? model;
}
