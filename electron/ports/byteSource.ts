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
    seekable: true,
    async *stream({ start = 0, end = Infinity } = {}, signal) {
      if (end <= start) return;
      const part = { start, end: end - 1, highWaterMark: 1 << 20 };
      const stream = createReadStream(absolute, { ...part, ...(signal ? { signal } : {}) });
      try {
        for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
      } catch (cause) {
        if (signal?.aborted) throw new AgoraError('cancelled', 'The task was cancelled.', {}, { cause });
        throw cause;
      }
    },
  };
}
