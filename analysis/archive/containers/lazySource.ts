import type { ByteSource } from '../../ports';
import { withoutCompression } from '../packedNames';

/** `file`, of which nothing is read before it is streamed; `open` then says what it holds. */
export function lazySource(file: ByteSource, open: () => Promise<ByteSource>): ByteSource {
  let opened: Promise<ByteSource> | null = null;
  return {
    ...file,
    // What the content says is found out when it is read.
    seekable: file.seekable && withoutCompression(file.path) === file.path,
    async *stream(part, signal) {
      opened ??= open();
      yield* (await opened).stream(part, signal);
    },
  };
}
