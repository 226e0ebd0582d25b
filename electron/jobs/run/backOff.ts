/** How long to wait before a call is sent again. */
const [first, longest] = [500, 20_000];
/** A timer of more than 24.8 days would ring at once; a limit of a day is the longest that APIs have. */
const longestAsked = 86_400_000;
/** Sendings after which one who asks for hardly any wait is not believed. */
const believed = 4;

/**
 * Milliseconds before the next sending after `failures` of them in a row (from 1): what the provider asks for and up to a
 * tenth more, else a random share of a time that doubles ("full jitter": Brooker, Exponential Backoff And Jitter, 2015).
 * One who asks for no wait, or hardly any, and refuses again and again gets the time that doubles too. `random` is uniform
 * in [0, 1).
 */
export function backOffMs(failures: number, retryAfterMs: number | null, random: () => number): number {
  const share = (failure: number): number => random() * Math.min(longest, first * 2 ** (failure - 1));
  if (retryAfterMs === null) return share(failures);
  const asked = Math.min(longestAsked, retryAfterMs) * (1 + random() / 10);
  return asked >= first || failures <= believed ? asked : Math.max(asked, share(failures - believed));
}
