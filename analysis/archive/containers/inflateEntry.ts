import { Inflate } from 'fflate';
import type { UnpackMeter } from './budget';
import { crc32 } from './checksums';
import { damaged } from './failure';
import { createFlateOutput, flateFailure, sliceBytes, wrongSum } from './flate';
import { slices } from './slices';

/** What the zip's directory says of an entry. */
export interface Declared {
  /** Unpacked. */
  readonly bytes: number;
  readonly crc32: number;
}

/**
 * Unpacks the deflated data of a zip's entry. Throws where it is cut off, damaged, or not what the directory says; what
 * came before that is handed over, and never more than the directory says.
 */
export async function* inflateEntry(
  packed: AsyncIterable<Uint8Array>,
  declared: Declared,
  meter: UnpackMeter,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const hasher = await crc32.borrow();
  const output = createFlateOutput(meter, hasher);
  const stream = new Inflate(output.take);
  let handedOver = 0;
  function* within(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
    for (const chunk of chunks) {
      handedOver += chunk.length;
      if (handedOver > declared.bytes)
        throw damaged(`it unpacks to more than the ${declared.bytes} bytes that the zip’s directory says`);
      yield chunk;
    }
  }
  try {
    for await (const slice of slices(packed, sliceBytes, signal)) {
      meter.took(slice.length);
      yield* within(output.push(stream, slice, false));
    }
    yield* within(output.push(stream, new Uint8Array(0), true));
    if (output.length() < declared.bytes)
      throw damaged(`it unpacks to ${output.length()} of the ${declared.bytes} bytes that the zip’s directory says`);
    if (hasher.digest() !== declared.crc32.toString(16).padStart(8, '0')) throw wrongSum();
  } catch (error) {
    throw flateFailure(error);
  } finally {
    crc32.giveBack(hasher);
  }
}
