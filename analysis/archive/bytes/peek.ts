import type { ByteSource } from '../../ports';
import { joinBytes } from './joinBytes';

/** A file whose first bytes were looked at and that is still read only once. */
export interface Peeked {
  /** The first bytes, at least as many as were asked for where the file has them. */
  readonly start: Uint8Array;
  /** The same file: its first stream from the start goes on from what was looked at. */
  readonly source: ByteSource;
  /** Lets go of the file where nobody streamed it from the start. */
  release(): Promise<void>;
}

/** Looks at the first `length` bytes of a file. */
export async function peek(source: ByteSource, length: number, signal?: AbortSignal): Promise<Peeked> {
  const chunks = source.stream(undefined, signal)[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let known = 0;
  let ended = false;
  while (known < length && !ended) {
    const next = await chunks.next();
    if (next.done === true) ended = true;
    else {
      // The source may reuse the chunk once the next is asked for.
      first.push(next.value.slice());
      known += next.value.length;
    }
  }
  const start = joinBytes(...first);
  let isReplayed = false;
  async function* replay(): AsyncGenerator<Uint8Array> {
    try {
      if (start.length > 0) yield start;
      for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
    } finally {
      await chunks.return?.();
    }
  }
  return {
    start,
    source: {
      ...source,
      stream(part, at) {
        if (part !== undefined || isReplayed) return source.stream(part, at);
        isReplayed = true;
        return replay();
      },
    },
    async release() {
      if (!isReplayed) await chunks.return?.();
    },
  };
}
