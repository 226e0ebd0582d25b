import { pick, type Rows } from './matrix';
import { sumOfSquares } from './summary';

/** Learns from rows and outcomes; returns the prediction for further rows. */
export type Learner = (x: Rows, y: readonly number[]) => (rows: Rows) => readonly number[];

/** Positions of the rows that each fold leaves out. */
export type Folds = readonly (readonly number[])[];

/** n folds of one row. */
export function leaveOneOut(n: number): Folds {
  return Array.from({ length: n }, (_, i) => [i]);
}

/** One fold a group; the groups in the order of their first row. */
export function leaveOneGroupOut(groups: readonly string[]): Folds {
  const members = new Map<string, number[]>();
  groups.forEach((group, i) => members.set(group, [...(members.get(group) ?? []), i]));
  return [...members.values()];
}

/** The prediction of every row by a learner that never saw it, in the order of the rows. */
export function predictLeftOut(x: Rows, y: readonly number[], folds: Folds, learn: Learner): number[] {
  const predictions = y.map(() => 0);
  for (const held of folds) {
    const excluded = new Set(held);
    const kept = y.flatMap((_, i) => (excluded.has(i) ? [] : [i]));
    const predict = learn(pick(x, kept), pick(y, kept));
    predict(pick(x, held)).forEach((prediction, i) => {
      const position = held[i];
      if (position !== undefined) predictions[position] = prediction;
    });
  }
  return predictions;
}

/**
 * 1 − Σ(y − ŷ)² / Σ(y − ȳ)², ŷ by a learner that never saw the row and ȳ the mean of all rows. Negative: worse than that
 * mean. y must vary. Everything the learner does, standardisation included, is learnt anew in each fold.
 */
export function outOfSampleR2(x: Rows, y: readonly number[], folds: Folds, learn: Learner): number {
  const predictions = predictLeftOut(x, y, folds, learn);
  const missed = y.reduce((total, value, i) => total + (value - (predictions[i] ?? 0)) ** 2, 0);
  return 1 - missed / sumOfSquares(y);
}
