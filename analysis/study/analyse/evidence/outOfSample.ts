import type { SkillLeftOut } from '../../../evidenceResults';
import {
  groupMeansLeftOut,
  leaveOneGroupOut,
  leaveOneOut,
  predictLeftOut,
  skillAgainst,
  squaredErrors,
  type Learner,
} from '../../../statistics/crossValidate';
import { sumOfSquares } from '../../../statistics/summary';
import type { EvidenceRows } from './evidenceRows';

/** Skill of a learner on rows, generators and settings left out, beside that of the settings' means. */
export function outOfSample(
  { predictors, pgr, generators, settings }: Pick<EvidenceRows, 'predictors' | 'pgr' | 'generators' | 'settings'>,
  learner: Learner,
): SkillLeftOut[] {
  const folds = {
    row: leaveOneOut(pgr.length),
    generator: leaveOneGroupOut(generators),
    setting: leaveOneGroupOut(settings),
  };
  const total = sumOfSquares(pgr);
  return (['row', 'generator', 'setting'] as const)
    .filter((left) => folds[left].length > 1)
    .map((left) => {
      const predictions = predictLeftOut(predictors, pgr, folds[left], learner);
      const means = groupMeansLeftOut(pgr, folds[left], settings);
      return {
        left,
        r2: 1 - squaredErrors(pgr, predictions) / total,
        r2AgainstSettings: skillAgainst(pgr, predictions, means),
        settingsR2: 1 - squaredErrors(pgr, means) / total,
      };
    });
}
