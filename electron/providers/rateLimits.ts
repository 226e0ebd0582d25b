/** What the headers of an answer say about the limits. */
export interface RateLimits {
  readonly requests: Allowance | null;
  readonly tokens: Allowance | null;
}

export interface Allowance {
  /** A minute; null where it is not said. */
  readonly limit: number | null;
  readonly remaining: number;
  /** Until it is whole again, in milliseconds; null where it is not said. */
  readonly resetMs: number | null;
}
