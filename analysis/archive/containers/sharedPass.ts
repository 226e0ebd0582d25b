import type { ByteSource } from '../../ports';
import { throwIfCancelled } from '../../task';
import { headBytes } from '../firstBytes';

export interface SharedPass {
  readonly source: ByteSource;
  /** Ends a pass that waits for the next part. */
  close(): Promise<void>;
}

interface Pass {
  readonly chunks: AsyncIterator<Uint8Array>;
  /** Of what is next handed over. */
  position: number;
  /** Already unpacked, not yet handed over. */
  left: Uint8Array;
}

/**
 * A source that cannot jump, read part by part: a part that lies behind the one before it goes on in the same pass, so
 * that parts in order cost one pass together. A part before it, or beside one that is still read, costs a new pass.
 * Short parts that are asked for at once wait for one another.
 */
export function sharedPass(source: ByteSource): SharedPass {
  let waiting: Pass | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const take = (start: number): Pass => {
    const pass = waiting;
    if (pass === null || pass.position > start) return startPass(source);
    waiting = null;
    return pass;
  };
  const giveBack = async (pass: Pass) => {
    const other = waiting;
    waiting = pass;
    await other?.chunks.return?.();
  };
  async function* read(start: number, end: number, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    const pass = take(start);
    let isSound = true;
    try {
      while (pass.position < end) {
        throwIfCancelled(signal);
        if (pass.left.length === 0) {
          isSound = false;
          const next = await pass.chunks.next();
          if (next.done === true) return;
          pass.left = next.value;
          isSound = true;
        }
        const isBefore = pass.position < start;
        const piece = pass.left.subarray(0, (isBefore ? start : end) - pass.position);
        pass.left = pass.left.subarray(piece.length);
        pass.position += piece.length;
        if (!isBefore) yield piece;
      }
    } finally {
      if (isSound) await giveBack(pass);
      else await pass.chunks.return?.();
    }
  }
  const readShort = (start: number, end: number, signal?: AbortSignal): Promise<Uint8Array[]> => {
    const pieces = turn.then(async () => {
      const found: Uint8Array[] = [];
      for await (const piece of read(start, end, signal)) found.push(piece.slice());
      return found;
    });
    turn = pieces.catch(() => undefined);
    return pieces;
  };

  return {
    source: {
      ...source,
      async *stream({ start = 0, end = Infinity } = {}, signal) {
        if (end - start <= headBytes) yield* await readShort(start, end, signal);
        else yield* read(start, end, signal);
      },
    },
    async close() {
      const pass = waiting;
      waiting = null;
      await pass?.chunks.return?.();
    },
  };
}

/** Without a signal: the pass outlives who began it. */
function startPass(source: ByteSource): Pass {
  return { chunks: source.stream()[Symbol.asyncIterator](), position: 0, left: new Uint8Array(0) };
}
