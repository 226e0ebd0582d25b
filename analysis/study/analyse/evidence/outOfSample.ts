import type { EvidencePart } from '../../../analysisResults';
import { componentRegression } from '../../../statistics/componentRegression';
import {
  leaveOneGroupOut,
  leaveOneOut,
  groupMeansLeftOut,
  predictLeftOut,
  skillAgainst,
  squaredErrors,
} from '../../../statistics/crossValidate';
import { sumOfSquares } from '../../../statistics/summary';
import type { EvidenceRows } from './evidenceRows';

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
    .map((left) => {
      const predictions = predictLeftOut(predictors, pgr, folds[left], learner);
      return {
        left,
        r2: 1 - squaredErrors(pgr, predictions) / sumOfSquares(pgr),
        r2AgainstSettings: skillAgainst(pgr, predictions, groupMeansLeftOut(pgr, folds[left], settings)),
      };
    });
}
