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

/** Data of the partial regression plot of each of k predictors but the first `skipped`. x is n × k, without intercept. */
export function partialRegressions(
  x: Rows,
  y: readonly number[],
  names: readonly string[],
  skipped = 0,
): PartialRegression[] {
  return names.slice(skipped).map((name, i) => {
    const j = skipped + i;
    const others = without(x, j);
    return { name, x: residualsOn(others, columnOf(x, j)), y: residualsOn(others, y) };
  });
}

/** Positions of the columns of n rows that are neither constant nor combinations of those before them. */
export function independentColumns(rows: Rows): number[] {
  const names = (rows[0] ?? []).map((_, j) => String(j));
  try {
    leastSquaresEstimates(
      rows,
      rows.map(() => 0),
      names,
    );
    return names.map(Number);
  } catch (error) {
    if (!(error instanceof RankDeficiency)) throw error;
    return names.filter((name) => !error.columns.includes(name)).map(Number);
  }
}

/** What is left of a column after least squares on others with an intercept; dependent ones among those do not matter. */
export function residualsOn(others: Rows, column: readonly number[]): number[] {
  const used = independentColumns(others);
  const independent = others.map((row) => pick(row, used));
  const estimates = leastSquaresEstimates(independent, column, used.map(String));
  return column.map((value, i) => value - dot([1, ...(independent[i] ?? [])], estimates));
}

/** The rows without column j. */
export function without(x: Rows, j: number): number[][] {
  return x.map((row) => row.filter((_, other) => other !== j));
}
