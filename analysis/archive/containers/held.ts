import type { ByteSource } from '../../ports';

/** The source in memory, so that it can jump; null where it is larger than `limit`. */
export async function held(source: ByteSource, limit: number, signal: AbortSignal): Promise<ByteSource | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.stream(undefined, signal)) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk.slice());
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  const { path, modifiedMs } = source;
  return {
    path,
    bytes: length,
    modifiedMs,
    seekable: true,
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, memory is not
    async *stream({ start = 0, end = length } = {}) {
      if (start < Math.min(end, length)) yield bytes.slice(start, end);
    },
  };
}
