/** How long to wait before a call is sent again. */
const [first, longest] = [500, 20_000];

/**
 * Milliseconds before the next sending after `failures` of them in a row (from 1): what the provider asks for and up to a
 * tenth more, else a random share of a time that doubles ("full jitter": Brooker, Exponential Backoff And Jitter, 2015).
 * `random` is uniform in [0, 1).
 */
export function backOffMs(failures: number, retryAfterMs: number | null, random: () => number): number {
  if (retryAfterMs !== null) return retryAfterMs * (1 + random() / 10);
  return random() * Math.min(longest, first * 2 ** (failures - 1));
}
