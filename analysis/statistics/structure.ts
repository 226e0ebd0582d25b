import { pearson } from './correlation';
import { leaveOneGroupOut } from './crossValidate';
import { pick } from './matrix';
import { centre, isConstant, mean, sum, sumOfSquares } from './summary';

/**
 * R² of y on one dummy a group and nothing else: the share of its variation that lies between the group means. Null where
 * y does not vary.
 */
export function groupsR2(y: readonly number[], groups: readonly string[]): number | null {
  if (isConstant(y)) return null;
  const within = sum(leaveOneGroupOut(groups).map((members) => sumOfSquares(pick(y, members))));
  return 1 - within / sumOfSquares(y);
}

export interface GroupedCorrelations {
  /** Over all rows, groups ignored. */
  readonly pooled: number | null;
  /** Of the deviations from the group means. */
  readonly within: number | null;
  /** Of the group means, each counted once; null with fewer than three groups. */
  readonly between: number | null;
}

/** Pearson's r of x and y over grouped rows, three ways; null where a side does not vary. */
export function groupedCorrelations(
  x: readonly number[],
  y: readonly number[],
  groups: readonly string[],
): GroupedCorrelations {
  const members = leaveOneGroupOut(groups);
  const deviations = (values: readonly number[]) => members.flatMap((group) => centre(pick(values, group)));
  const means = (values: readonly number[]) => members.map((group) => mean(pick(values, group)));
  return {
    pooled: pearson(x, y),
    within: pearson(deviations(x), deviations(y)),
    between: members.length < 3 ? null : pearson(means(x), means(y)),
  };
}

/** The groups in which x has one value only, in the order of their first row; groups of one row do not count. */
export function constantGroups(x: readonly number[], groups: readonly string[]): string[] {
  return leaveOneGroupOut(groups)
    .filter((members) => members.length > 1 && isConstant(pick(x, members)))
    .flatMap((members) => pick(groups, members.slice(0, 1)));
}
