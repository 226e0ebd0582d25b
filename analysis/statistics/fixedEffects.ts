import { leaveOneGroupOut, type Learner } from './crossValidate';
import { leastSquaresEstimates } from './leastSquares';
import { columnOf, dot, itemAt, pick, transpose, type Rows } from './matrix';
import { mean } from './summary';

/** One column of zeros and ones for each group but the first, n rows. */
export function groupDummies(groups: readonly string[]): number[][] {
  const later = [...new Set(groups)].slice(1);
  return groups.map((group) => later.map((label) => (label === group ? 1 : 0)));
}

/** The values less the mean of their group. */
export function centreWithin(values: readonly number[], groups: readonly string[]): number[] {
  const centred = [...values];
  for (const rows of leaveOneGroupOut(groups)) {
    const middle = mean(pick(values, rows));
    for (const row of rows) centred[row] = itemAt(values, row) - middle;
  }
  return centred;
}

/**
 * Learns slopes within groups and an intercept for each, from rows whose first column is the position of their group and
 * whose others are predictors. A row of a group that was not shown is predicted from the means over all rows.
 */
export const withinGroups: Learner = (x, y) => {
  const labels = columnOf(x, 0).map(String);
  const predictors = x.map((row) => row.slice(1));
  const columns = transpose(predictors);
  const centred = transpose(columns.map((column) => centreWithin(column, labels)));
  const varying = columns.flatMap((_, j) => (centred.some((row) => row[j] !== 0) ? [j] : []));
  const used = centred.map((row) => pick(row, varying));
  const slopes = leastSquaresEstimates(used, centreWithin(y, labels), varying.map(String)).slice(1);
  const levelOf = (rows: readonly number[]) => {
    const means = varying.map((j) => mean(pick(itemAt(columns, j), rows)));
    return mean(pick(y, rows)) - dot(means, slopes);
  };
  const all = levelOf(y.map((_, i) => i));
  const levels = new Map(leaveOneGroupOut(labels).map((rows) => [itemAt(labels, rows[0] ?? 0), levelOf(rows)]));
  return (rows: Rows) =>
    rows.map(([group, ...values]) => (levels.get(String(group)) ?? all) + dot(pick(values, varying), slopes));
};
