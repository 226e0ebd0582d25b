/**
 * All calls of a job pass here before they are sent: requests and tokens a minute, as the user names them and as the
 * provider's headers tell.
 */
import type { Allowance, RateLimits } from '../../providers/rateLimits';
import { bucket, type Bucket } from './bucket';
import { pause } from './pause';

export interface LimiterOptions {
  /** Null: none but what the headers tell. */
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
  readonly now?: () => number;
}

export interface Limiter {
  /** Resolves when a call of so many tokens may be sent, in the order of asking. Rejects with the signal's reason. */
  admit(tokens: number, signal: AbortSignal): Promise<void>;
  /** The call took `actual` tokens and not `admitted`. */
  correct(admitted: number, actual: number): void;
  /** What an answer's headers say. */
  learn(limits: RateLimits): void;
  /** What is known now, a minute; null: nothing. */
  readonly limits: { readonly requestsPerMinute: number | null; readonly tokensPerMinute: number | null };
}

interface Limit {
  perMinute: number | null;
  bucket: Bucket | null;
}

/** What was admitted and not used comes back while others wait. */
const lookAgainMs = 200;

/** A second's worth may be sent at once, and at least one call. */
const burstShare = 1 / 60;

export function limiter({
  requestsPerMinute,
  tokensPerMinute,
  now = () => performance.now(),
}: LimiterOptions): Limiter {
  const limited = (perMinute: number | null, least: number): Limit => ({
    perMinute,
    bucket: perMinute === null ? null : bucket(perMinute, Math.max(least, perMinute * burstShare), now()),
  });
  const requests = limited(requestsPerMinute, 1);
  // A minute's tokens at once: a single call may be larger than a second's worth.
  const tokens = limited(tokensPerMinute, tokensPerMinute ?? 0);
  let turn: Promise<void> = Promise.resolve();

  function learnOf(limit: Limit, told: Allowance | null, burst: (perMinute: number) => number): void {
    if (!told) return;
    if (told.limit !== null && told.limit > 0 && told.limit < (limit.perMinute ?? Infinity)) {
      limit.perMinute = told.limit;
      limit.bucket = bucket(told.limit, burst(told.limit), now());
    }
    limit.bucket?.learn(told.remaining, told.resetMs, now());
  }

  async function wait(amount: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const ms = Math.max(requests.bucket?.wait(1, now()) ?? 0, tokens.bucket?.wait(amount, now()) ?? 0);
      if (ms <= 0) break;
      await pause(Math.min(ms, lookAgainMs), signal);
    }
    requests.bucket?.take(1, now());
    tokens.bucket?.take(amount, now());
  }

  return {
    admit(amount, signal) {
      if (requests.bucket === null && tokens.bucket === null) return Promise.resolve();
      const mine = turn.then(() => wait(amount, signal));
      turn = mine.catch(() => undefined);
      return mine;
    },
    correct(admitted, actual) {
      tokens.bucket?.take(actual - admitted, now());
    },
    learn(limits) {
      learnOf(requests, limits.requests, (perMinute) => Math.max(1, perMinute * burstShare));
      learnOf(tokens, limits.tokens, (perMinute) => perMinute);
    },
    get limits() {
      return { requestsPerMinute: requests.perMinute, tokensPerMinute: tokens.perMinute };
    },
  };
}
