import { byteOrderMarkLength } from './decode';
import { joinBytes } from './joinBytes';

/** The same bytes without a UTF-8 byte order mark at their start; chunks are otherwise passed on as they come. */
export async function* stripByteOrderMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (first === null) {
      yield chunk;
      continue;
    }
    first = joinBytes(first, chunk);
    if (first.length < 3) continue;
    yield first.subarray(byteOrderMarkLength(first));
    first = null;
  }
  if (first !== null && first.length > 0) yield first;
}
