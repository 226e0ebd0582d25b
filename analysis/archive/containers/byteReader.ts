import { joinBytes } from '../bytes/joinBytes';

/** Takes a stream, whose chunks stay as they are, in pieces of the length that is asked for. */
export interface ByteReader {
  /** The next `length` bytes; fewer where the stream ends before. */
  read(length: number): Promise<Uint8Array>;
  /** Passes over so many bytes; fewer where the stream ends before. */
  skip(length: number): Promise<void>;
}

export function createByteReader(chunks: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = chunks[Symbol.asyncIterator]();
  let left: Uint8Array = new Uint8Array(0);
  /** Hands over what is left, up to `length`, and then what comes. */
  async function* pieces(length: number): AsyncGenerator<Uint8Array> {
    for (let missing = length; missing > 0;) {
      if (left.length === 0) {
        const next = await iterator.next();
        if (next.done === true) return;
        left = next.value;
      }
      const piece = left.subarray(0, missing);
      left = left.subarray(piece.length);
      missing -= piece.length;
      yield piece;
    }
  }
  return {
    async read(length) {
      const found: Uint8Array[] = [];
      for await (const piece of pieces(length)) found.push(piece);
      return joinBytes(...found);
    },
    async skip(length) {
      const passed = pieces(length);
      while ((await passed.next()).done !== true);
    },
  };
}
