/** Every predictor against PGR, one at a time and with the others held fixed. */
import type { Correlation, CorrelationRow } from '../../analysisResults';
import { leaveOneGroupOut } from '../../statistics/crossValidate';
import { columnOf, pick, transpose, type Rows } from '../../statistics/matrix';
import { holm } from '../../statistics/multipleTesting';
import { partialTest } from '../../statistics/partialCorrelation';
import { without } from '../../statistics/partialRegression';
import { kendallTest, pearsonTest, residualTest, spearmanTest } from '../../statistics/rankCorrelation';
import { centre, isConstant } from '../../statistics/summary';
import type { Observations } from './observations';
import { countDistinct, settingKey } from './place';

type Kind = keyof CorrelationRow['adjustedP'];
const kinds: readonly Kind[] = ['pearson', 'spearman', 'kendall', 'within', 'partial'];
const MINIMUM_ROWS = 4;

/** A row a predictor; null with fewer than four complete rows or without predictors. */
export function correlationRows({ columns, rows }: Observations): CorrelationRow[] | null {
  if (rows.length < MINIMUM_ROWS || columns.length === 0) return null;
  const outcome = rows.map(({ pgr }) => pgr);
  const settings = rows.map(settingKey);
  const values = rows.map((row) => row.values);
  const found = columns.map((column, j) => {
    const x = columnOf(values, j);
    return {
      column,
      pearson: pearsonTest(x, outcome),
      spearman: spearmanTest(x, outcome),
      kendall: kendallTest(x, outcome),
      within: withinGroups(x, outcome, settings),
      partial: partial(values, j, outcome),
    };
  });
  const adjusted = new Map(kinds.map((kind) => [kind, adjustedP(found.map((row) => row[kind]))]));
  return found.map((row, i) => {
    const ofKind = (kind: Kind) => adjusted.get(kind)?.[i] ?? null;
    return {
      ...row,
      adjustedP: {
        pearson: ofKind('pearson'),
        spearman: ofKind('spearman'),
        kendall: ofKind('kendall'),
        within: ofKind('within'),
        partial: ofKind('partial'),
      },
    };
  });
}

/** Deviations from the groups' means; each group costs a degree of freedom beyond the first. */
function withinGroups(x: readonly number[], y: readonly number[], groups: readonly string[]): Correlation | null {
  const members = leaveOneGroupOut(groups);
  const deviations = (values: readonly number[]) => members.flatMap((group) => centre(pick(values, group)));
  return residualTest(deviations(x), deviations(y), countDistinct(groups) - 1);
}

/** All other columns that vary held fixed. */
function partial(values: Rows, j: number, outcome: readonly number[]): Correlation | null {
  const others = without(values, j);
  // With nothing to hold fixed it would be Pearson's r again.
  const isAlone = others.every((row) => row.length === 0) || transpose(others).every(isConstant);
  return isAlone ? null : partialTest(columnOf(values, j), outcome, others);
}

/** Holm over those that exist. */
function adjustedP(tests: readonly (Correlation | null)[]): (number | null)[] {
  const known = tests.flatMap((test) => (test === null ? [] : [test.p]));
  const adjusted = holm(known);
  let next = 0;
  return tests.map((test) => (test === null ? null : (adjusted[next++] ?? null)));
}
