/** A connection without a network: the answer follows from the request and the key, faults come as they are told. */
import { ProviderFailure, type FailureKind } from '../../../electron/providers/failure';
import type { Connection, ModelReply, ModelRequest } from '../../../electron/providers/provider';
import { digest } from './countingWorkload';

export interface Sent {
  readonly request: ModelRequest;
  readonly key: string;
}

export interface PureConnection extends Connection {
  readonly sent: readonly Sent[];
  readonly mostAtOnce: number;
}

/** `fault`: what becomes of a sending instead of an answer; null: it is answered. `index` counts sendings from 0. */
export function pureConnection(fault: (sent: Sent, index: number) => FailureKind | null = () => null): PureConnection {
  const sent: Sent[] = [];
  let [atOnce, mostAtOnce] = [0, 0];
  return {
    sent,
    get mostAtOnce() {
      return mostAtOnce;
    },
    async send(request, { key, signal }) {
      const index = sent.length;
      sent.push({ request, key });
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      // Answers overtake each other.
      for (let turns = parseInt(digest(`${key} ${String(index)}`).slice(0, 2), 16) % 7; turns >= 0; turns--)
        await new Promise(setImmediate);
      atOnce--;
      signal.throwIfAborted();
      const kind = fault({ request, key }, index);
      if (kind) throw failure(kind);
      return replyTo(request);
    },
    models: () => Promise.resolve(['pure']),
    batches: null,
    close: () => Promise.resolve(),
  };
}

export function failure(kind: FailureKind, retryAfterMs: number | null = 0): ProviderFailure {
  const unbilled = !['timeout', 'connection', 'unreadable'].includes(kind);
  return new ProviderFailure(kind, `It was ${kind}.`, { status: null, retryAfterMs, limits: null, unbilled });
}

/** Two of three say yes. */
export function replyTo({ prompt }: ModelRequest): ModelReply {
  const hash = digest(prompt);
  return {
    text: `${parseInt(hash.slice(0, 4), 16) % 3 === 0 ? 'no' : 'yes'} ${hash}`,
    finishReason: 'stop',
    finishedAs: 'stop',
    usage: { inputTokens: 10, outputTokens: 5, cachedInputTokens: 0 },
    billedUsd: null,
    model: 'pure',
    id: hash,
    limits: null,
  };
}
