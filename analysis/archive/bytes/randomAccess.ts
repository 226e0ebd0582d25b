import type { ByteSource } from '../../ports';

/** A file whose parts can be had in any order, as readers of Parquet need it. */
export interface RandomAccess {
  readonly byteLength: number;
  slice(start: number, end?: number): Promise<ArrayBuffer>;
  /** What the source threw, so that its errors are told from those of a reader; undefined where it threw nothing. */
  readonly failure: unknown;
}

/** A stream that cannot jump is kept in memory whole, up to this. */
const largestKept = 256 * 1024 * 1024;
/** No reader needs more of a file at once, unless its lengths are wrong. */
const largestPart = 512 * 1024 * 1024;

/** Null where the file cannot be jumped about in and is too large to be kept. */
export async function randomAccess(source: ByteSource, signal?: AbortSignal): Promise<RandomAccess | null> {
  let failure: unknown;
  if (!source.seekable) {
    const whole = await collect(source.stream(undefined, signal), largestKept);
    if (whole === null) return null;
    return {
      byteLength: whole.byteLength,
      slice: (start, end) => Promise.resolve(whole.slice(start, end)),
      failure,
    };
  }
  return {
    byteLength: source.bytes,
    get failure() {
      return failure;
    },
    async slice(start, end = source.bytes) {
      if (end - start > largestPart) throw new RangeError(`a part of ${end - start} bytes is too large`);
      try {
        return (await collect(source.stream({ start, end }, signal), end - start)) ?? new ArrayBuffer(0);
      } catch (error) {
        failure = error;
        throw error;
      }
    },
  };
}

/** The bytes of a stream in one piece; null where there are more than `limit`. */
async function collect(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<ArrayBuffer | null> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) return null;
    kept.push(chunk.slice());
  }
  // There may be more chunks than a call takes arguments.
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of kept) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole.buffer;
}
