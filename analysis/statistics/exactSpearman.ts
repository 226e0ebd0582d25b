import { itemAt } from './matrix';

/**
 * P(|ρ| ≥ that of the data) over all n! ways to pair the ranks, each as likely, ties as they are; p of Spearman's test
 * without an approximation. Counted over sets of places, not over orders: 2ⁿ steps. `x` and `y` are mid-ranks.
 */
export function exactSpearman(x: readonly number[], y: readonly number[]): number {
  const n = x.length;
  // Mid-ranks are halves: twice of them are integers, and their sums of products exact.
  const [a, b] = [x.map((rank) => 2 * rank), y.map((rank) => 2 * rank)];
  const middle = n * (n + 1) ** 2;
  const observed = Math.abs(a.reduce((total, rank, i) => total + rank * itemAt(b, i), 0) - middle);
  // By the set of y that the first of x are paired with: how many ways give each sum of products.
  let ways = new Map<number, Map<number, number>>([[0, new Map([[0, 1]])]]);
  for (const rank of a) {
    const next = new Map<number, Map<number, number>>();
    for (const [taken, sums] of ways)
      b.forEach((other, place) => {
        if (taken & (1 << place)) return;
        const key = taken | (1 << place);
        const into = next.get(key) ?? new Map<number, number>();
        for (const [total, count] of sums) {
          const larger = total + rank * other;
          into.set(larger, (into.get(larger) ?? 0) + count);
        }
        next.set(key, into);
      });
    ways = next;
  }
  let [all, reached] = [0, 0];
  for (const sums of ways.values())
    for (const [total, count] of sums) {
      all += count;
      if (Math.abs(total - middle) >= observed) reached += count;
    }
  return reached / all;
}
