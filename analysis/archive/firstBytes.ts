import type { ByteSource } from '../ports';

/** Enough to recognise a file by. */
export const headBytes = 64 * 1024;

/** The first 64 KiB of a file; all of a smaller one. */
export async function firstBytes(source: ByteSource, signal?: AbortSignal): Promise<Uint8Array> {
  const bytes = new Uint8Array(headBytes);
  let length = 0;
  for await (const chunk of source.stream({ end: headBytes }, signal)) {
    const part = chunk.subarray(0, bytes.length - length);
    bytes.set(part, length);
    length += part.length;
    if (length === bytes.length) break;
  }
  return bytes.slice(0, length);
}
