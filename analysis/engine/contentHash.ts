/** XXH3-128 of files: what tells a file that was only touched from one that was written anew. */
import { createXXHash128 } from 'hash-wasm';
import type { ByteSource } from '../ports';
import { throwIfCancelled } from '../task';

export interface ContentHasher {
  /** The hash of a whole file, in hex; `count` is told of every chunk. */
  hashOf(source: ByteSource, count: (bytes: number) => void, signal: AbortSignal): Promise<string>;
  /** A source that is hashed while somebody else reads it. One at a time. */
  along(source: ByteSource): HashedSource;
}

export interface HashedSource {
  readonly source: ByteSource;
  /** Null until the file was streamed once from its first byte to its last; jumping about gives no hash. */
  hash(): string | null;
}

/** The hasher's WebAssembly is compiled asynchronously; after that it keeps up with any disk. */
export async function createContentHasher(): Promise<ContentHasher> {
  const hasher = await createXXHash128();
  return {
    async hashOf(source, count, signal) {
      hasher.init();
      for await (const chunk of source.stream(undefined, signal)) {
        throwIfCancelled(signal);
        hasher.update(chunk);
        count(chunk.length);
      }
      return hasher.digest();
    },
    along(source) {
      let hashing = false;
      let hash: string | null = null;
      return {
        hash: () => hash,
        source: {
          ...source,
          async *stream(part, signal) {
            const chunks = source.stream(part, signal);
            const { start = 0, end = Infinity } = part ?? {};
            // Of a compressed file `bytes` do not say where its content ends.
            const isWhole = start === 0 && end >= (source.used ? Infinity : source.bytes);
            if (!isWhole || hashing || hash !== null) {
              yield* chunks;
              return;
            }
            hashing = true;
            hasher.init();
            try {
              for await (const chunk of chunks) {
                hasher.update(chunk);
                yield chunk;
              }
              hash = hasher.digest();
            } finally {
              hashing = false;
            }
          },
        },
      };
    },
  };
}
