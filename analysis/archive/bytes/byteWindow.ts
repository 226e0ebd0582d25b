/**
 * A stretch of a stream that is still needed: chunks are appended at its end and released at its start, and what is
 * kept lies in one piece. Positions count from the start of the kept stretch. Chunks are copied: a source may reuse
 * their memory.
 */
export interface ByteWindow {
  /** Kept bytes; valid until the next `append`. */
  readonly bytes: Uint8Array;
  /** Releases the first `released` bytes and appends a chunk. Costs the length of what is kept plus the chunk. */
  append(chunk: Uint8Array, released: number): void;
}

/** An empty window. Its memory is at most twice the longest stretch kept. */
export function createByteWindow(): ByteWindow {
  let storage = new Uint8Array(0);
  let bytes = storage;
  return {
    get bytes() {
      return bytes;
    },
    append(chunk, released) {
      const kept = bytes.length - released;
      const length = kept + chunk.length;
      if (length <= storage.length) {
        storage.copyWithin(0, released, bytes.length);
      } else {
        const larger = new Uint8Array(Math.max(2 * kept, length));
        larger.set(bytes.subarray(released));
        storage = larger;
      }
      storage.set(chunk, kept);
      bytes = storage.subarray(0, length);
    },
  };
}
