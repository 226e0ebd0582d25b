/** A file on this machine as the analysis reads it. */
import { createReadStream } from 'node:fs';
import type { ByteSource } from '../../analysis/ports';
import { throwIfCancelled } from '../../analysis/task';
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
      // Each stream that is given the signal listens to it until it is closed, and many files are read one after another.
      const stream = createReadStream(absolute, { start, end: end - 1, highWaterMark: 1 << 20 });
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        throwIfCancelled(signal);
        yield chunk;
      }
    },
  };
}
