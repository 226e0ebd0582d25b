/**
 * P(discordant pairs ≤ k) over all n! orders, each as likely: the numbers of permutations with k inversions by their
 * recurrence (Knuth, The Art of Computer Programming 3, 5.1.1), as probabilities so that nothing overflows.
 */
export function exactKendallTail(n: number, k: number): number {
  const pairs = (n * (n - 1)) / 2;
  let probabilities = [1];
  for (let size = 2; size <= n; size++) {
    const length = Math.min(k, (size * (size - 1)) / 2) + 1;
    let window = 0;
    const before = probabilities;
    probabilities = Array.from({ length }, (_, inversions) => {
      window += (before[inversions] ?? 0) - (before[inversions - size] ?? 0);
      return window / size;
    });
  }
  return k >= pairs ? 1 : probabilities.reduce((total, value) => total + value, 0);
}
