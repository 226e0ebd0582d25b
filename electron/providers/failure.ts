/** A call that gave no answer, and what may be done about it. */
import type { RateLimits } from './rateLimits';

export type FailureKind =
  /** Too many at once: later again. */
  | 'rate-limited'
  /** The provider is in trouble (5xx, overloaded): later again. */
  | 'server'
  /** No answer in time. */
  | 'timeout'
  /** No connection, or one that broke. */
  | 'connection'
  /** An answer that is not the protocol's: cut off, malformed, of another content type. */
  | 'unreadable'
  /** This one request is not taken (400, 413, 422); others may be. */
  | 'refused'
  /** No key, a wrong one, or one without the right (401, 403). */
  | 'not-permitted'
  /** No such model or address (404). */
  | 'not-found'
  /** The account's money or quota is used up: no call will be taken. */
  | 'exhausted';

export interface FailureDetail {
  readonly status: number | null;
  /** What the provider asks to wait, in milliseconds. */
  readonly retryAfterMs: number | null;
  readonly limits: RateLimits | null;
  /** False where the call may have been answered and billed though the answer did not arrive whole. */
  readonly unbilled: boolean;
}

export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';
  constructor(
    readonly kind: FailureKind,
    /** One sentence in the provider's words or ours, without secrets. */
    message: string,
    readonly detail: FailureDetail,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const again: ReadonlySet<FailureKind> = new Set(['rate-limited', 'server', 'timeout', 'connection', 'unreadable']);
const whole: ReadonlySet<FailureKind> = new Set(['not-permitted', 'not-found', 'exhausted']);

/** True where the same request may be taken later. */
export function worthSendingAgain({ kind }: ProviderFailure): boolean {
  return again.has(kind);
}

/** True where no request of the job will be taken until somebody does something. */
export function stopsTheJob({ kind }: ProviderFailure): boolean {
  return whole.has(kind);
}
