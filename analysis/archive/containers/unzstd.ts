import { Decompress } from 'fzstd';
import { joinBytes } from '../bytes/joinBytes';
import type { UnpackMeter } from './budget';
import { createByteReader, type ByteReader } from './byteReader';
import { littleEndianHex, xxHash64 } from './checksums';
import { containerFailure, damaged, truncated } from './failure';
import { sliceBytes, wrongSum } from './flate';
import { slices } from './slices';
import { readFrameHeader } from './zstdFrame';

const sumBytes = 4;
/** What a block unpacks to, at most; also what it takes. */
const longestBlock = 128 * 1024;

/**
 * Unpacks zstd, any number of frames one after another. The frames and their blocks are taken apart here, so that no
 * step makes more than one block and a frame's window is known before memory is given to it; fzstd unpacks the blocks.
 * Throws where the data is cut off, damaged, or not what its check sum says; what came before that is handed over.
 */
export async function* unzstd(
  packed: AsyncIterable<Uint8Array>,
  meter: UnpackMeter,
  signal: AbortSignal | undefined,
  windowBytes: number,
): AsyncGenerator<Uint8Array> {
  const input = createByteReader(metered(slices(packed, sliceBytes, signal), meter));
  for (;;) {
    const header = await readFrameHeader(input);
    if (header === null) return;
    if (header.windowBytes > windowBytes) throw windowTooLarge(header.windowBytes, windowBytes);
    yield* unpackFrame(input, header, meter);
  }
}

async function* metered(packed: AsyncIterable<Uint8Array>, meter: UnpackMeter): AsyncGenerator<Uint8Array> {
  for await (const chunk of packed) {
    meter.took(chunk.length);
    yield chunk;
  }
}

async function* unpackFrame(
  input: ByteReader,
  header: { readonly bytes: Uint8Array; readonly hasSum: boolean },
  meter: UnpackMeter,
): AsyncGenerator<Uint8Array> {
  const hasher = await xxHash64.borrow();
  let unpacked: Uint8Array[] = [];
  const decoder = new Decompress((chunk) => {
    if (chunk.length === 0) return;
    meter.gave(chunk.length);
    hasher.update(chunk);
    unpacked.push(chunk);
  });
  try {
    let pending = header.bytes;
    for (;;) {
      const block = await readBlock(input);
      const sum = block.isLast && header.hasSum ? await exactly(input, sumBytes) : new Uint8Array(0);
      push(decoder, joinBytes(pending, block.bytes, sum), block.isLast);
      pending = new Uint8Array(0);
      yield* unpacked;
      unpacked = [];
      if (!block.isLast) continue;
      if (header.hasSum && !hasher.digest().endsWith(littleEndianHex(sum))) throw wrongSum();
      return;
    }
  } finally {
    xxHash64.giveBack(hasher);
  }
}

function push(decoder: Decompress, bytes: Uint8Array, isLast: boolean): void {
  try {
    decoder.push(bytes, isLast);
  } catch (error) {
    if (error instanceof Error && error.name !== 'AgoraError') throw damaged('its compressed data is damaged', error);
    throw error;
  }
}

/** A block with the three bytes before it. */
async function readBlock(input: ByteReader): Promise<{ readonly bytes: Uint8Array; readonly isLast: boolean }> {
  const head = await exactly(input, 3);
  const [first = 0, second = 0, third = 0] = head;
  const type = (first >> 1) & 3;
  const size = (first >> 3) | (second << 5) | (third << 13);
  if (type === 3 || size > longestBlock) throw damaged('a block of its zstd data is of no known type or size');
  const isRepeatedByte = type === 1;
  return { bytes: joinBytes(head, await exactly(input, isRepeatedByte ? 1 : size)), isLast: (first & 1) === 1 };
}

async function exactly(input: ByteReader, length: number): Promise<Uint8Array> {
  const bytes = await input.read(length);
  if (bytes.length < length) throw truncated();
  return bytes;
}

function windowTooLarge(wanted: number, limit: number) {
  const mebibytes = (bytes: number) => Math.ceil(bytes / (1024 * 1024));
  const fact = `its zstd data asks for ${mebibytes(wanted)} MiB of memory, more than the ${mebibytes(limit)} MiB allowed`;
  return containerFailure('unsupported-compression', fact, 'Pack it without `--long`, or unpack it.');
}
