import type { BytePart, ByteSource } from '../../ports';
import type { Budget, UnpackMeter } from './budget';

/** Unpacks a whole stream. */
export type Unpack = (
  packed: AsyncIterable<Uint8Array>,
  meter: UnpackMeter,
  signal?: AbortSignal,
) => AsyncIterable<Uint8Array>;

/**
 * What a compressed source holds, under the same path. Every part of it is unpacked from the start. Where its length is
 * not declared, it is not known before it is read: `bytes` are the packed ones then, and `used` tells how many of them
 * were read.
 */
export function unpackedSource(packed: ByteSource, unpack: Unpack, budget: Budget, declaredBytes?: number): ByteSource {
  const account = budget.account();
  return {
    path: packed.path,
    bytes: declaredBytes ?? packed.bytes,
    modifiedMs: packed.modifiedMs,
    seekable: false,
    ...(declaredBytes === undefined ? { used: account.used } : {}),
    stream: (part, signal) => partOf(unpack(packed.stream(undefined, signal), account.open(), signal), part),
  };
}

/** One part of a stream that starts at its first byte. */
async function* partOf(
  chunks: AsyncIterable<Uint8Array>,
  { start = 0, end = Infinity }: BytePart = {},
): AsyncGenerator<Uint8Array> {
  if (end <= start) return;
  let position = 0;
  for await (const chunk of chunks) {
    const from = Math.max(0, start - position);
    const until = Math.min(chunk.length, end - position);
    position += chunk.length;
    if (from < until) yield chunk.subarray(from, until);
    if (position >= end) return;
  }
}
