/**
 * The lines of `journal.jsonl`. A job's state is what its journal says and nothing else: an intent stands on the disk
 * before the call is sent, an answer before it counts.
 */
import type { FailureKind } from '../../providers/failure';
import type { ModelReply } from '../../providers/provider';
import type { JsonFields, Prepared, Verdict } from '../workload';

/** A call. Items count from 0, tries of an item and sendings of a try from 1. */
export interface CallId {
  readonly item: number;
  readonly attempt: number;
  readonly sending: number;
}

/** About to be sent. The request and its origin stand with the first sending of a try. */
export interface Intent extends CallId {
  readonly is: 'intent';
  readonly atMs: number;
  /** Dollars and tokens that the call can cost at most; dollars null where no price is known. */
  readonly atMostUsd: number | null;
  readonly atMostTokens: number;
  readonly prepared?: Prepared;
}

/** An answer that arrived, and what was made of it. */
export interface Answer extends CallId {
  readonly is: 'answer';
  readonly atMs: number;
  readonly latencyMs: number;
  readonly reply: Omit<ModelReply, 'limits'>;
  /** As billed or computed from the usage; null where neither is known. */
  readonly costUsd: number | null;
  readonly verdict: Verdict;
}

/** A call that gave no answer. */
export interface Failed extends CallId {
  readonly is: 'failed';
  readonly atMs: number;
  readonly kind: FailureKind;
  readonly status: number | null;
  readonly message: string;
  /** Zero where nothing was billed; the most it can have cost where that is not known. */
  readonly costUsd: number | null;
  /** True where it may have been answered and billed. */
  readonly unknown: boolean;
}

/** An intent without an outcome, found when the job goes on after its process died: it may have been billed. */
export interface Lost extends CallId {
  readonly is: 'lost';
  readonly atMs: number;
  readonly costUsd: number | null;
}

/** An item is given up; its last reasons stand in its answers. */
export interface Dropped {
  readonly is: 'dropped';
  readonly item: number;
  readonly atMs: number;
  /** `tries`: every try was rejected. `refused`: the provider takes no request of it. `unanswered`: too many sendings. */
  readonly reason: 'tries' | 'refused' | 'unanswered';
}

/** About to submit a batch of calls whose intents stand before this line. */
export interface BatchIntent {
  readonly is: 'batch-intent';
  readonly atMs: number;
  readonly token: string;
  readonly keys: readonly string[];
}

/** The provider took the batch. */
export interface BatchSubmitted {
  readonly is: 'batch-submitted';
  readonly atMs: number;
  readonly token: string;
  readonly id: string;
}

/** Every result of the batch stands before this line; or it was never taken (`id` null). */
export interface BatchSettled {
  readonly is: 'batch-settled';
  readonly atMs: number;
  readonly token: string;
  readonly id: string | null;
}

/** A run of the job begins, or ends for a reason. */
export interface Began {
  readonly is: 'began';
  readonly atMs: number;
  readonly version: string;
  /** What the run takes for its own, where it differs from the plan. */
  readonly settings: JsonFields;
}

export interface Ended {
  readonly is: 'ended';
  readonly atMs: number;
  readonly outcome: Outcome;
  /** One sentence. */
  readonly message: string;
}

/**
 * `complete`: as many as wanted. `short`: nothing is left to ask, with fewer accepted. `paused`, `cancelled`: by the user.
 * `budget`: the next call might cost more than is left. `stopped`: the provider takes no call until somebody does something.
 */
export type Outcome = 'complete' | 'short' | 'paused' | 'cancelled' | 'budget' | 'stopped';

export type JournalEntry =
  Intent | Answer | Failed | Lost | Dropped | BatchIntent | BatchSubmitted | BatchSettled | Began | Ended;
