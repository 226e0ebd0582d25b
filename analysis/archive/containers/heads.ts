import type { ByteSource } from '../../ports';

/** As many bytes as recognising a file looks at. */
export const headBytes = 64 * 1024;

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
      const { head, isWhole } = await readStart(source, signal);
      left -= head.length;
      return withHead(source, head, isWhole);
    },
  };
}

async function readStart(source: ByteSource, signal?: AbortSignal): Promise<{ head: Uint8Array; isWhole: boolean }> {
  const pieces = new Uint8Array(headBytes);
  let length = 0;
  for await (const chunk of source.stream({ end: headBytes }, signal)) {
    pieces.set(chunk, length);
    length += chunk.length;
  }
  return { head: pieces.slice(0, length), isWhole: length < headBytes };
}

function withHead(source: ByteSource, head: Uint8Array, isWhole: boolean): ByteSource {
  return {
    ...source,
    async *stream({ start = 0, end = Infinity } = {}, signal) {
      if (start < Math.min(end, head.length)) yield head.slice(start, end);
      if (!isWhole && end > head.length) yield* source.stream({ start: Math.max(start, head.length), end }, signal);
    },
  };
}
