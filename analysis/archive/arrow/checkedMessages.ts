import { joinBytes } from '../bytes/joinBytes';
import { checkedBodyLength } from './checkMessage';

/** Stands before the length of each message since version 0.15. */
const continuation = -1;

/**
 * The messages of an Arrow stream, one a chunk, up to the mark of its end. The last one may be cut off. Throws a
 * RangeError for a message that contradicts itself, or has more than `limit` bytes.
 */
export async function* checkedMessages(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const bytes = createTaker(stream);
  try {
    for (;;) {
      let prefix = await bytes.take(4);
      if (prefix.length === 4 && lengthAt(prefix, 0) === continuation) prefix = joinBytes(prefix, await bytes.take(4));
      const length = prefix.length % 4 === 0 && prefix.length > 0 ? lengthAt(prefix, prefix.length - 4) : 0;
      if (length === 0 || length === continuation) {
        yield prefix;
        return;
      }
      if (length < 0 || length > limit) throw new RangeError(`a message of ${length} bytes`);
      const metadata = await bytes.take(length);
      const isCut = metadata.length < length;
      const bodyLength = isCut ? 0 : checkedBodyLength(metadata);
      if (bodyLength > limit) throw new RangeError(`a batch of more than ${limit} bytes`);
      yield joinBytes(prefix, metadata, await bytes.take(bodyLength));
      if (isCut) return;
    }
  } finally {
    await bytes.close();
  }
}

function lengthAt({ buffer, byteOffset }: Uint8Array, at: number): number {
  return new DataView(buffer, byteOffset).getInt32(at, true);
}

/** Takes stretches from a stream, copied: a source may reuse its memory. At the stream's end they are shorter. */
function createTaker(stream: AsyncIterable<Uint8Array>) {
  const chunks = stream[Symbol.asyncIterator]();
  let rest = new Uint8Array(0);
  return {
    async take(length: number): Promise<Uint8Array<ArrayBuffer>> {
      if (rest.length >= length) {
        const start = rest.slice(0, length);
        rest = rest.subarray(length);
        return start;
      }
      const pieces = [rest];
      let taken = rest.length;
      while (taken < length) {
        const next = await chunks.next();
        if (next.done === true) break;
        pieces.push(next.value.slice());
        taken += next.value.length;
      }
      const joined = joinBytes(...pieces);
      rest = joined.subarray(length);
      return joined.subarray(0, length);
    },
    async close(): Promise<void> {
      await chunks.return?.();
    },
  };
}
