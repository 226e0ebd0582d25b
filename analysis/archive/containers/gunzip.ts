import { FlateErrorCode, Gunzip } from 'fflate';
import type { UnpackMeter } from './budget';
import { crc32 } from './checksums';
import { damaged } from './failure';
import { createFlateOutput, flateCode, flateFailure, sliceBytes, wrongSum } from './flate';
import { createRecentInput } from './recentInput';
import { slices } from './slices';

/** Of a member's own name and comment; more is no gzip. */
const longestHeader = 8 * sliceBytes;

/**
 * Unpacks gzip, any number of members one after another (`pigz`, `bgzip`, `cat a.gz b.gz`). Zeros at the end are padding.
 * Throws where the data is cut off, damaged, or not what its check sum says; what came before that is handed over.
 */
export async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  meter: UnpackMeter,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const hasher = await crc32.borrow();
  const output = createFlateOutput(meter, hasher);
  const input = createRecentInput();
  const stream = new Gunzip(output.take);
  stream.onmember = (offset) => {
    const found = hasher.digest();
    hasher.init();
    const written = input.sumBefore(offset);
    if (written !== null && written !== found) throw wrongSum();
  };
  let headerBytes = 0;
  try {
    for await (const slice of slices(packed, sliceBytes, signal)) {
      meter.took(slice.length);
      input.add(slice);
      yield* output.push(stream, slice, false);
      headerBytes = output.answered() ? 0 : headerBytes + slice.length;
      if (headerBytes > longestHeader) throw damaged('a name or comment in its gzip header does not end');
    }
    yield* output.push(stream, new Uint8Array(0), true);
    if (!input.endsWithSum(hasher.digest())) throw wrongSum();
  } catch (error) {
    if (flateCode(error) !== FlateErrorCode.InvalidHeader) throw flateFailure(error);
    if (input.lastByte() !== 0) throw damaged('behind its gzip data stand other bytes, which are not read', error);
  } finally {
    crc32.giveBack(hasher);
  }
}
