import type { ByteSource } from '../../ports';
import { firstBytes, headBytes } from '../firstBytes';

/** First bytes of sources that are dear to begin, kept so that looking at them twice does not unpack them twice. */
export interface Heads {
  /** The source with its first bytes read, where there is room for them; else the source itself. */
  keep(source: ByteSource, signal?: AbortSignal): Promise<ByteSource>;
}

/** Room for so many bytes. */
export function createHeads(room: number): Heads {
  let left = room;
  return {
    async keep(source, signal) {
      if (left < headBytes) return source;
      const head = await firstBytes(source, signal);
      left -= head.length;
      return withHead(source, head);
    },
  };
}

function withHead(source: ByteSource, head: Uint8Array): ByteSource {
  const isWhole = head.length < headBytes;
  return {
    ...source,
    async *stream({ start = 0, end = Infinity } = {}, signal) {
      if (start < Math.min(end, head.length)) yield head.slice(start, end);
      if (!isWhole && end > head.length) yield* source.stream({ start: Math.max(start, head.length), end }, signal);
    },
  };
}
