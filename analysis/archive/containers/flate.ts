/** What gzip and zip have in common: data that fflate unpacks piece by piece. */
import { FlateErrorCode, type FlateError } from 'fflate';
import type { IHasher } from 'hash-wasm';
import type { UnpackMeter } from './budget';
import { damaged, truncated } from './failure';

/** Deflate makes at most 1,032 bytes of one, so that no piece of this length becomes larger than 33 MiB. */
export const sliceBytes = 32 * 1024;

/** One of fflate's streams, whichever calls back with unpacked bytes. */
interface FlateStream {
  push(chunk: Uint8Array, final?: boolean): void;
}

export interface FlateOutput {
  /** What the stream calls back. */
  readonly take: (chunk: Uint8Array) => void;
  /** Unpacked bytes so far. */
  length(): number;
  /** Calls back at all, even with nothing, since `push` was last called. */
  answered(): boolean;
  /** Pushes a piece and hands over what came of it, also where the piece is damaged. */
  push(stream: FlateStream, slice: Uint8Array, isLast: boolean): Generator<Uint8Array>;
}

/** Gathers, meters and sums what a stream unpacks. */
export function createFlateOutput(meter: UnpackMeter, hasher: IHasher): FlateOutput {
  let unpacked: Uint8Array[] = [];
  let length = 0;
  let answered = false;
  return {
    take(chunk) {
      answered = true;
      if (chunk.length === 0) return;
      meter.gave(chunk.length);
      hasher.update(chunk);
      length += chunk.length;
      unpacked.push(chunk);
    },
    length: () => length,
    answered: () => answered,
    *push(stream, slice, isLast) {
      answered = false;
      let failure: { readonly error: unknown } | null = null;
      try {
        stream.push(slice, isLast);
      } catch (error) {
        failure = { error };
      }
      yield* unpacked;
      unpacked = [];
      if (failure) throw failure.error;
    },
  };
}

/** The code of an error of fflate's, or null for any other error. */
export function flateCode(error: unknown): number | null {
  return error instanceof Error && isFlateError(error) ? error.code : null;
}

function isFlateError(error: Error): error is FlateError {
  return 'code' in error && typeof error.code === 'number';
}

/** An error of fflate's in words for the user; any other error as it is. */
export function flateFailure(error: unknown): unknown {
  const code = flateCode(error);
  if (code === null) return error;
  if (code === FlateErrorCode.UnexpectedEOF) return truncated(error);
  return damaged('its compressed data is damaged', error);
}

/** What came out is not what was packed. */
export function wrongSum() {
  return damaged('its check sum does not fit what it unpacks to: it is damaged or cut off');
}
