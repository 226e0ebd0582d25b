/** The limits a minute: buckets that fill evenly, and a count of the last second. */
import type { ModelServerOptions } from './options';

export interface Bucket {
  readonly limit: number;
  readonly remaining: number;
  /** Until it is full. */
  readonly resetMs: number;
}

export interface Limits {
  /** Null: taken; else how long to wait, in milliseconds. */
  take(tokens: number): number | null;
  /** Null where there are none. */
  state(): { readonly requests: Bucket; readonly tokens: Bucket } | null;
}

export function startLimits({ limits, perSecond }: ModelServerOptions): Limits {
  const requests = bucket(limits?.requestsPerMinute ?? Infinity);
  const tokens = bucket(limits?.tokensPerMinute ?? Infinity);
  const recent: number[] = [];
  return {
    take(cost) {
      const now = performance.now();
      while (recent[0] !== undefined && recent[0] <= now - 1000) recent.shift();
      if (perSecond !== undefined && recent.length >= perSecond) return 1000 - (now - (recent[0] ?? now));
      const waitMs = Math.max(requests.waitMs(1), tokens.waitMs(cost));
      if (waitMs > 0) return waitMs;
      requests.take(1);
      tokens.take(cost);
      if (perSecond !== undefined) recent.push(now);
      return null;
    },
    state: () => (limits ? { requests: requests.state(), tokens: tokens.state() } : null),
  };
}

function bucket(limit: number) {
  let [level, at] = [limit, performance.now()];
  const fill = () => {
    const now = performance.now();
    if (limit !== Infinity) level = Math.min(limit, level + ((now - at) * limit) / 60_000);
    at = now;
  };
  return {
    waitMs(amount: number) {
      fill();
      return limit === Infinity ? 0 : Math.max(0, ((Math.min(amount, limit) - level) * 60_000) / limit);
    },
    take(amount: number) {
      level -= amount;
    },
    state(): Bucket {
      fill();
      return { limit, remaining: Math.max(0, Math.floor(level)), resetMs: ((limit - level) * 60_000) / limit };
    },
  };
}
