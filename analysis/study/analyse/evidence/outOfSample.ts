import type { EvidencePart } from '../../../results';
import { componentRegression } from '../../../statistics/componentRegression';
import {
  leaveOneGroupOut,
  leaveOneOut,
  outOfSampleR2,
  outOfSampleR2AgainstGroups,
} from '../../../statistics/crossValidate';
import type { EvidenceRows } from './evidence';

/** Skill on rows, generators and settings left out; standardisation, PCA and regression are learnt in each fold. */
export function outOfSample({
  predictors,
  names,
  pgr,
  generators,
  settings,
}: EvidenceRows): EvidencePart['outOfSample'] {
  const learner = componentRegression(names.length);
  const folds = {
    row: leaveOneOut(pgr.length),
    generator: leaveOneGroupOut(generators),
    setting: leaveOneGroupOut(settings),
  };
  return (['row', 'generator', 'setting'] as const)
    .filter((left) => folds[left].length > 1)
    .map((left) => ({
      left,
      r2: outOfSampleR2(predictors, pgr, folds[left], learner),
      r2AgainstSettings: outOfSampleR2AgainstGroups(predictors, pgr, folds[left], learner, settings),
    }));
}
