/** Rows of equal length, [row][column]: how data comes in and results go out. The algebra inside is ml-matrix's. */
export type Rows = readonly (readonly number[])[];

/** The items at the given positions, in that order. Throws a `RangeError` where a position does not exist. */
export function pick<T>(items: readonly T[], positions: readonly number[]): T[] {
  return positions.map((position) => itemAt(items, position));
}

/** Column j of n rows, as n values. Throws a `RangeError` where a row is shorter. */
export function columnOf(rows: Rows, j: number): number[] {
  return rows.map((row) => itemAt(row, j));
}

/** The rows turned into columns. */
export function transpose(rows: Rows): number[][] {
  return (rows[0] ?? []).map((_, j) => columnOf(rows, j));
}

/** Σ aᵢbᵢ over two vectors of equal length. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * itemAt(b, i), 0);
}

/** An item that must exist. Throws a `RangeError` where it does not. */
export function itemAt<T>(items: readonly T[], position: number): T {
  const item = items[position];
  if (item === undefined) throw new RangeError(`There is no item at position ${position} of ${items.length}.`);
  return item;
}
