import { itemAt } from './matrix';

/** Pairs of rows by how their two columns order them; those tied on a side are in neither. */
export interface PairCounts {
  readonly concordant: number;
  readonly discordant: number;
}

/**
 * In n·log n steps (Knight 1966): with the rows in the order of x, then y, the discordant pairs are the exchanges that
 * sorting by y takes. Ties are counted apart.
 */
export function countPairs(x: readonly number[], y: readonly number[]): PairCounts {
  const n = x.length;
  const order = x
    .map((_, i) => i)
    .sort((a, b) => compare(itemAt(x, a), itemAt(x, b)) || compare(itemAt(y, a), itemAt(y, b)));
  const byX = Float64Array.from(order, (i) => itemAt(x, i));
  const byY = Float64Array.from(order, (i) => itemAt(y, i));
  const tiedX = tiedPairs(byX);
  const tiedBoth = tiedPairs(byX, byY);
  const discordant = sortCounting(byY);
  return { concordant: (n * (n - 1)) / 2 - tiedX - tiedPairs(byY) + tiedBoth - discordant, discordant };
}

/** Without a difference, which has no sign between infinite values. */
const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);

/** Pairs within runs of equal neighbours, equal in all columns. */
function tiedPairs(...sorted: readonly Float64Array[]): number {
  let [pairs, run] = [0, 1];
  for (let i = 1; i < (sorted[0]?.length ?? 0); i++) {
    if (sorted.every((values) => values[i] === values[i - 1])) pairs += run++;
    else run = 1;
  }
  return pairs;
}

/** Sorts in place by merging; returns how many pairs stood the wrong way round. */
function sortCounting(values: Float64Array): number {
  let exchanges = 0;
  let from = values.slice();
  let into = values.slice();
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(start + 2 * width, values.length);
      let [left, right] = [start, middle];
      for (let to = start; to < end; to++) {
        const isLeft = left < middle && (right >= end || (from[left] ?? 0) <= (from[right] ?? 0));
        if (!isLeft) exchanges += middle - left;
        into[to] = from[isLeft ? left++ : right++] ?? 0;
      }
    }
    [from, into] = [into, from];
  }
  values.set(from);
  return exchanges;
}
