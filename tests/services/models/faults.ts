/** Which fault a call has: as told, else drawn, the same for the same key and sending. */
import { createHash } from 'node:crypto';
import { randomGenerator } from '../../../analysis/statistics/random';
import type { FaultChances, ModelCall, ModelFault, ModelServerOptions } from './options';

type Kind = keyof FaultChances;

const kinds: readonly Kind[] = [
  'rateLimited',
  'server',
  'overloaded',
  'hang',
  'cut',
  'cutBody',
  'truncated',
  'malformed',
  'html',
  'contentless',
];

export interface Draw {
  readonly fault: ModelFault | null;
  readonly latencyMs: number;
}

export function drawFault(
  { seed = 1, chances = {}, fault, latencyMs: [shortest, longest] = [0, 0], retryAfterMs = 20 }: ModelServerOptions,
  overloaded: number,
  call: ModelCall,
  sending: number,
): Draw {
  const told = fault?.(call, sending);
  const random = seededBy(`${String(seed)} ${call.key} ${String(sending)}`);
  const latencyMs = shortest + (longest - shortest) * random();
  if (told) return { fault: told, latencyMs };
  let left = random();
  for (const kind of kinds) {
    left -= chances[kind] ?? 0;
    if (left < 0) return { fault: faultOf(kind, overloaded, retryAfterMs), latencyMs };
  }
  return { fault: null, latencyMs };
}

function faultOf(kind: Kind, overloaded: number, retryAfterMs: number): ModelFault {
  switch (kind) {
    case 'rateLimited':
      return tooMany(retryAfterMs);
    case 'server':
      return { is: 'status', status: 500 };
    case 'overloaded':
      return { is: 'status', status: overloaded };
    default:
      return { is: kind };
  }
}

/** A 429 that says when to come back, in both forms. */
export function tooMany(retryAfterMs: number): ModelFault {
  const headers = {
    'retry-after-ms': String(Math.ceil(retryAfterMs)),
    'retry-after': String(Math.ceil(retryAfterMs / 1000)),
  };
  return { is: 'status', status: 429, headers };
}

/** Uniform numbers that a text repeats. */
export function seededBy(text: string): () => number {
  return randomGenerator(createHash('sha256').update(text).digest().readUInt32LE(0));
}
