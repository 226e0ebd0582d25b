import { leastSquaresEstimates } from './leastSquares';
import { columnOf, dot, pick, type Rows } from './matrix';
import { RankDeficiency } from './rankDeficiency';

/** A predictor beside the outcome, both less what the other predictors say of them (Frisch & Waugh 1933). */
export interface PartialRegression {
  readonly name: string;
  /** n values; least squares of `y` on `x` through the origin has the slope of the whole regression. */
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Data of the partial regression plot of each of k predictors. x is n × k, without intercept. */
export function partialRegressions(x: Rows, y: readonly number[], names: readonly string[]): PartialRegression[] {
  return names.map((name, j) => {
    const others = without(x, j);
    return { name, x: residualsOn(others, columnOf(x, j)), y: residualsOn(others, y) };
  });
}

/** What is left of a column after least squares on others with an intercept; dependent ones among those do not matter. */
export function residualsOn(others: Rows, column: readonly number[]): number[] {
  const names = (others[0] ?? []).map((_, j) => String(j));
  try {
    const estimates = leastSquaresEstimates(others, column, names);
    return column.map((value, i) => value - dot([1, ...(others[i] ?? [])], estimates));
  } catch (error) {
    if (!(error instanceof RankDeficiency)) throw error;
    const independent = names.flatMap((name, j) => (error.columns.includes(name) ? [] : [j]));
    return residualsOn(
      others.map((row) => pick(row, independent)),
      column,
    );
  }
}

/** The rows without column j. */
export function without(x: Rows, j: number): number[][] {
  return x.map((row) => row.filter((_, other) => other !== j));
}
