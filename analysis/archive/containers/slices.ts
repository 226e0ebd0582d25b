import { throwIfCancelled } from '../../task';

/**
 * The same bytes in slices of `length`, the last one shorter: what a decoder makes of one is bounded, and it need not
 * bother with crumbs. A source that breaks off gives its last slice first.
 */
export async function* slices(
  chunks: AsyncIterable<Uint8Array>,
  length: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let slice = new Uint8Array(length);
  let filled = 0;
  let failure: { readonly error: unknown } | null = null;
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length;) {
        const part = chunk.subarray(at, at + length - filled);
        slice.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < length) continue;
        throwIfCancelled(signal);
        yield slice;
        slice = new Uint8Array(length);
        filled = 0;
      }
    }
  } catch (error) {
    throwIfCancelled(signal);
    failure = { error };
  }
  if (filled > 0) yield slice.subarray(0, filled);
  if (failure) throw failure.error;
}
