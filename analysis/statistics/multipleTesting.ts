import { itemAt } from './matrix';

/**
 * p-values adjusted so that the chance of any false finding among them stays at the level (Holm 1979): the i-th smallest
 * times n − i + 1, never below the ones before it, at most 1. In the order given.
 */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = pValues.map(() => 1);
  let largest = 0;
  ascending(pValues).forEach((position, rank, { length }) => {
    largest = Math.max(largest, (length - rank) * itemAt(pValues, position));
    adjusted[position] = Math.min(1, largest);
  });
  return adjusted;
}

/**
 * p-values adjusted so that the share of false findings among those below the level stays there on average (Benjamini &
 * Hochberg 1995): the i-th smallest times n/i, never above the ones after it, at most 1. In the order given. Assumes tests
 * that are independent or positively dependent.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const adjusted = pValues.map(() => 1);
  let smallest = 1;
  const order = ascending(pValues);
  for (let rank = order.length; rank >= 1; rank--) {
    const position = itemAt(order, rank - 1);
    smallest = Math.min(smallest, itemAt(pValues, position) * (order.length / rank));
    adjusted[position] = smallest;
  }
  return adjusted;
}

function ascending(values: readonly number[]): number[] {
  return values.map((_, i) => i).sort((a, b) => itemAt(values, a) - itemAt(values, b));
}
