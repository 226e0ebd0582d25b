/** An allowance that refills evenly: what a rate limit a minute leaves at any moment. */
export interface Bucket {
  /** Milliseconds until `amount` can be taken; zero: now. More than the bucket holds is taken when it is full. */
  wait(amount: number, nowMs: number): number;
  /** Takes it, also where it was underestimated: what is below zero is paid back by waiting. */
  take(amount: number, nowMs: number): void;
  /** What the other side says is left, and in how many milliseconds all is back; it may only make less of it. */
  learn(remaining: number, resetMs: number | null, nowMs: number): void;
}

/** `perMinute` comes back in a minute, and `burst` can be taken at once. */
export function bucket(perMinute: number, burst: number, nowMs: number): Bucket {
  const perMs = perMinute / 60_000;
  let level = burst;
  let atMs = nowMs;
  /** Nothing may be taken before. */
  let closedUntilMs = 0;
  const refill = (now: number): void => {
    level = Math.min(burst, level + Math.max(0, now - atMs) * perMs);
    atMs = now;
  };
  return {
    wait(amount, now) {
      refill(now);
      const short = Math.min(amount, burst) - level;
      return Math.max(short > 0 ? short / perMs : 0, closedUntilMs - now, 0);
    },
    take(amount, now) {
      refill(now);
      level -= amount;
    },
    learn(remaining, resetMs, now) {
      refill(now);
      if (remaining < level) level = remaining;
      if (remaining <= 0 && resetMs !== null) closedUntilMs = Math.max(closedUntilMs, now + resetMs);
    },
  };
}
