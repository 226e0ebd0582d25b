import { predictLeftOut, squaredErrors, type Folds, type Learner } from './crossValidate';
import { itemAt, pick } from './matrix';

/** A learner for each value of a setting that the data choose. */
export type LearnerFamily = (candidate: number) => Learner;

/** Inner folds of the rows at these positions of all rows; each fold counts from 0 among them. */
export type InnerFolds = (positions: readonly number[]) => Folds;

/** The candidate that predicts best on inner folds, by the sum of squared errors; of equals the first. */
export function chooseCandidate(
  family: LearnerFamily,
  candidates: readonly number[],
  innerFolds: InnerFolds,
  ...[x, y, positions]: Parameters<Learner>
): number {
  const folds = innerFolds(positions);
  const errors = candidates.map((candidate) => {
    const learner: Learner = (rows, seen, inner) => family(candidate)(rows, seen, pick(positions, inner));
    return squaredErrors(y, predictLeftOut(x, y, folds, learner));
  });
  return itemAt(candidates, Math.max(0, errors.indexOf(Math.min(...errors))));
}

/**
 * A learner that chooses its candidate from the rows it learns from and nothing else: within `predictLeftOut` that is
 * nested cross-validation (Varma & Simon 2006), and the choice has not seen the rows predicted either.
 */
export function tuned(family: LearnerFamily, candidates: readonly number[], innerFolds: InnerFolds): Learner {
  return (x, y, positions) => family(chooseCandidate(family, candidates, innerFolds, x, y, positions))(x, y, positions);
}
