import { itemAt, pick, type Rows } from './matrix';
import { mean, sumOfSquares } from './summary';

/**
 * Learns from rows and outcomes; returns the prediction for further rows. `positions` says which of all rows they are, for
 * a learner that knows groups of rows.
 */
export type Learner = (
  x: Rows,
  y: readonly number[],
  positions: readonly number[],
) => (rows: Rows) => readonly number[];

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
    const predict = learn(pick(x, kept), pick(y, kept), kept);
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
  return 1 - squaredErrors(y, predictLeftOut(x, y, folds, learn)) / sumOfSquares(y);
}

/**
 * What the group alone says of each row: the mean of its group (its setting) among the rows that its fold shows, or of all
 * those rows where it shows none of the group.
 */
export function groupMeansLeftOut(y: readonly number[], folds: Folds, groups: readonly string[]): number[] {
  const byGroup: Learner = (_, seen, positions) => {
    const labels = pick(groups, positions);
    const means = new Map(
      leaveOneGroupOut(labels).map((members): [string, number] => [
        itemAt(labels, members[0] ?? 0),
        mean(pick(seen, members)),
      ]),
    );
    return (rows) => rows.map(([position]) => means.get(groups[position ?? -1] ?? '') ?? mean(seen));
  };
  const positions = y.map((_, i) => [i]);
  return predictLeftOut(positions, y, folds, byGroup);
}

/**
 * 1 − Σ(y − ŷ)² / Σ(y − m)² of two predictions of the same rows, ŷ against m. Negative: ŷ is the worse. Null where m
 * misses nothing.
 */
export function skillAgainst(
  y: readonly number[],
  predictions: readonly number[],
  others: readonly number[],
): number | null {
  const missed = squaredErrors(y, others);
  return missed === 0 ? null : 1 - squaredErrors(y, predictions) / missed;
}

/** Σ (y − ŷ)². */
export function squaredErrors(y: readonly number[], predictions: readonly number[]): number {
  return y.reduce((total, value, i) => total + (value - itemAt(predictions, i)) ** 2, 0);
}
