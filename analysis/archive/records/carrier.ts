import { byteOrderMarkLength } from '../bytes/decode';

/** How the records of a file are written: told by its first bytes, whatever its name. */
export type Carrier = 'json' | 'csv' | 'parquet' | 'arrow';

const parquetMagic = [0x50, 0x41, 0x52, 0x31];
const arrowFileMagic = [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31];
/** What stands before each message of an Arrow stream. */
const arrowContinuation = [0xff, 0xff, 0xff, 0xff];

/** Parquet and Arrow by their marks; JSON by its first bracket; what else is text may be a table. */
export function carrierOf(bytes: Uint8Array): Carrier {
  if (startsWith(bytes, parquetMagic)) return 'parquet';
  if (startsWith(bytes, arrowFileMagic) || startsWith(bytes, arrowContinuation)) return 'arrow';
  const first = bytes.subarray(byteOrderMarkLength(bytes)).find((byte) => byte > 0x20);
  return first === undefined || first === 0x5b || first === 0x7b ? 'json' : 'csv';
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return bytes.length >= mark.length && mark.every((byte, index) => bytes[index] === byte);
}
