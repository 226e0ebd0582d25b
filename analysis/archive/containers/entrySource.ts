import type { ByteSource } from '../../ports';
import { truncated } from './failure';

/** Where an entry lies in the source that holds it. */
export interface EntryPlace {
  readonly path: string;
  readonly start: number;
  readonly bytes: number;
}

/** An entry that lies in `holder` as it is. It cannot be told from a file, and is of its holder's time. */
export function entrySource(holder: ByteSource, { path, start: first, bytes }: EntryPlace): ByteSource {
  return {
    path,
    bytes,
    modifiedMs: holder.modifiedMs,
    seekable: holder.seekable,
    async *stream({ start = 0, end = Infinity } = {}, signal) {
      const until = Math.min(end, bytes);
      let at = start;
      if (until <= at) return;
      for await (const chunk of holder.stream({ start: first + at, end: first + until }, signal)) {
        at += chunk.length;
        yield chunk;
      }
      if (at < until) throw truncated();
    },
  };
}
