/** Trying again: what may go better the next time is waited for, longer each time and never in step with others. */
import { setTimeout as wait } from 'node:timers/promises';
import { AgoraError } from '../../analysis/errors';

export interface RetryPolicy {
  /** Attempts in a row that bring nothing. */
  readonly attempts: number;
  /** Before the second attempt; doubled before each further one. */
  readonly firstDelayMs: number;
  /** The longest delay, and the longest that a server may ask for; who asks for more is not waited for. */
  readonly longestDelayMs: number;
  /** A connection that says nothing for so long is taken for broken. */
  readonly silenceMs: number;
}

export const usualRetries: RetryPolicy = {
  attempts: 6,
  firstDelayMs: 500,
  longestDelayMs: 120_000,
  silenceMs: 60_000,
};

interface InterruptionDetails {
  /** What the server asks to be left alone for. */
  readonly waitMs?: number | null;
  /** True where the attempt has brought a part of what was wanted. */
  readonly progressed?: boolean;
}

/** Thrown by an attempt that may go better the next time; `failure` is what the user is told when none does. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  constructor(
    readonly failure: AgoraError,
    readonly details: InterruptionDetails = {},
  ) {
    super(failure.message, { cause: failure });
  }
}

/** Runs `attempt` until it succeeds, fails for good, or has been interrupted too often. Throws `AgoraError`. */
export async function withRetries<T>(policy: RetryPolicy, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
  for (let failed = 0; ;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      const { waitMs = null, progressed = false } = error.details;
      failed = progressed ? 1 : failed + 1;
      if (failed >= policy.attempts || (waitMs ?? 0) > policy.longestDelayMs) throw error.failure;
      await pause((waitMs ?? 0) + delayMs(policy, failed), signal);
    }
  }
}

/** Between half and the whole of the doubled delay: many clients that broke at once do not come back at once. */
function delayMs({ firstDelayMs, longestDelayMs }: RetryPolicy, failed: number): number {
  return Math.min(longestDelayMs, firstDelayMs * 2 ** (failed - 1)) * (0.5 + Math.random() / 2);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal });
  } catch (cause) {
    throw new AgoraError('cancelled', 'The task was cancelled.', {}, { cause });
  }
}
