/** A file on this machine as the analysis reads it. */
import { createReadStream } from 'node:fs';
import { AgoraError } from '../../analysis/errors';
import type { ByteSource } from '../../analysis/ports';
import type { ListedFile } from './listing';

/** Streams in pieces of 1 MiB; rejects with `AgoraError('cancelled')` once the signal is aborted. */
export function fileSource({ path, absolute, bytes, modifiedMs }: ListedFile): ByteSource {
  return {
    path,
    bytes,
    modifiedMs,
    async *stream(limit, signal) {
      if (limit === 0) return;
      const end = limit === undefined ? {} : { end: limit - 1 };
      const stream = createReadStream(absolute, { highWaterMark: 1 << 20, ...end, ...(signal ? { signal } : {}) });
      try {
        for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
      } catch (cause) {
        if (signal?.aborted) throw new AgoraError('cancelled', 'The task was cancelled.', {}, { cause });
        throw cause;
      }
    },
  };
}
