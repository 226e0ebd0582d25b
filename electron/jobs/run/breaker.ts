/**
 * Stops sending while a provider answers nothing: after so many failures without an answer between them, one call alone is
 * let through after a time that doubles, and all go on once one is answered.
 */
export interface Breaker {
  /** Milliseconds until a call may be sent; zero: now; Infinity: one is out that will tell. */
  wait(nowMs: number): number;
  /** A call is sent now. */
  sent(): void;
  /** It was not sent after all. */
  unsent(): void;
  answered(): void;
  failed(nowMs: number): void;
  /** Calls that were tried alone and failed, in a row. */
  readonly vainTrials: number;
}

export interface BreakerOptions {
  /** Failures in a row that open it: more than are in flight at once. */
  readonly failures: number;
  readonly firstMs?: number;
  readonly longestMs?: number;
}

export function breaker({ failures, firstMs = 1000, longestMs = 60_000 }: BreakerOptions): Breaker {
  let inARow = 0;
  let vainTrials = 0;
  let untilMs = 0;
  let trial = false;
  const isOpen = (): boolean => inARow >= failures;
  return {
    get vainTrials() {
      return vainTrials;
    },
    wait(now) {
      if (!isOpen()) return 0;
      return trial ? Infinity : Math.max(0, untilMs - now);
    },
    sent() {
      if (isOpen()) trial = true;
    },
    unsent() {
      trial = false;
    },
    answered() {
      inARow = 0;
      vainTrials = 0;
      trial = false;
    },
    failed(now) {
      inARow++;
      if (!isOpen()) return;
      if (trial) vainTrials++;
      trial = false;
      // Failures of calls that were out when it opened do not push the trial further away.
      if (untilMs <= now) untilMs = now + Math.min(longestMs, firstMs * 2 ** vainTrials);
    },
  };
}
