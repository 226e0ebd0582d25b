/** What came of a call, as entries of the journal. */
import { ProviderFailure } from '../../providers/failure';
import type { ModelReply } from '../../providers/provider';
import type { Answer, CallId, Failed } from '../journal/entries';
import type { Price } from '../plan';
import type { Prepared, Workload } from '../workload';
import { costOf } from './callCost';

export interface Made {
  readonly call: CallId;
  readonly prepared: Prepared;
  readonly atMostUsd: number | null;
  /** What the call costs of the price. */
  readonly share: number;
  readonly sentMs: number;
}

export function answerOf(made: Made, reply: ModelReply, workload: Workload, price: Price | null): Answer {
  const { limits: _, ...kept } = reply;
  const atMs = Date.now();
  return {
    is: 'answer',
    ...made.call,
    atMs,
    latencyMs: Math.max(0, atMs - made.sentMs),
    reply: kept,
    costUsd: costOf(reply, made.atMostUsd, price, made.share),
    verdict: workload.judge(made.prepared, reply),
  };
}

export function failedOf({ call, atMostUsd }: Made, { kind, message, detail }: ProviderFailure): Failed {
  return {
    is: 'failed',
    ...call,
    atMs: Date.now(),
    kind,
    status: detail.status,
    message,
    costUsd: detail.unbilled ? 0 : atMostUsd,
    unknown: !detail.unbilled,
  };
}

/** A call that the user ended: before it was sent, or under way. */
export function abandoned(wasSent: boolean): ProviderFailure {
  const detail = { status: null, retryAfterMs: null, limits: null, unbilled: !wasSent };
  const when = wasSent ? 'while it was under way' : 'before it was sent';
  return new ProviderFailure('connection', `Ended by the user ${when}.`, detail);
}
