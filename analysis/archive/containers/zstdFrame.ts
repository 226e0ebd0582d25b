import { joinBytes } from '../bytes/joinBytes';
import type { ByteReader } from './byteReader';
import { containerFailure, damaged, truncated } from './failure';

export interface FrameHeader {
  /** The header as it stands, its magic number included. */
  readonly bytes: Uint8Array;
  /** What unpacking the frame must look back on. */
  readonly windowBytes: number;
  /** Whether a check sum follows the last block. */
  readonly hasSum: boolean;
}

/** The header of the next zstd frame, frames to be skipped passed over; null at the end. RFC 8878, section 3.1.1.1. */
export async function readFrameHeader(input: ByteReader): Promise<FrameHeader | null> {
  for (;;) {
    const magic = await input.read(4);
    if (magic.length === 0) return null;
    if (magic.length < 4) throw truncated();
    const number = fromLittleEndian(magic);
    if (number === 0xfd2fb528) return readStandardHeader(input, magic);
    if (number >>> 4 !== 0x184d2a5) throw damaged('its zstd data is followed by other bytes, which are not read');
    await input.skip(fromLittleEndian(await input.read(4)));
  }
}

async function readStandardHeader(input: ByteReader, magic: Uint8Array): Promise<FrameHeader> {
  const [descriptor = 0] = await input.read(1);
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const length = (isSingleSegment ? 0 : 1) + dictionaryBytes + sizeBytes;
  const fields = await input.read(length);
  if (fields.length < length) throw truncated();
  if ((descriptor & 8) !== 0) throw damaged('its zstd header is of no known version');

  const window = isSingleSegment ? new Uint8Array(0) : fields.subarray(0, 1);
  const dictionary = fields.subarray(window.length, window.length + dictionaryBytes);
  if (fromLittleEndian(dictionary) !== 0) throw needsDictionary();
  const size = fields.subarray(window.length + dictionaryBytes);
  const contentBytes = fromLittleEndian(size) + (sizeBytes === 2 ? 256 : 0);
  return {
    bytes: joinBytes(magic, Uint8Array.of(descriptor), fields),
    windowBytes: isSingleSegment ? contentBytes : windowOf(window[0] ?? 0),
    hasSum: (descriptor & 4) !== 0,
  };
}

function windowOf(byte: number): number {
  const base = 2 ** (10 + (byte >> 3));
  return base + (base / 8) * (byte & 7);
}

/** Exact up to 2^53; beyond, the rounding is of no matter. */
function fromLittleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}

function needsDictionary() {
  const fact = 'its zstd data was packed with a dictionary, which the file does not hold';
  return containerFailure('unsupported-compression', fact, 'Unpack it with its dictionary.');
}
