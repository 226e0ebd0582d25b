import type { ByteSource } from '../../ports';

/** A compressed file's name; what the content says is found out when it is read. */
const compressedName = /\.(gz|gzip|zst|zstd)$/i;

/** `file`, of which nothing is read before it is streamed; `open` then says what it holds. */
export function lazySource(file: ByteSource, open: () => Promise<ByteSource>): ByteSource {
  let opened: Promise<ByteSource> | null = null;
  return {
    ...file,
    seekable: file.seekable && !compressedName.test(file.path),
    async *stream(part, signal) {
      opened ??= open();
      yield* (await opened).stream(part, signal);
    },
  };
}
