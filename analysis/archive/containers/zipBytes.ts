import type { ReadableReader } from '@zip.js/zip.js/lib/zip-core-reader.js';
import type { ByteSource } from '../../ports';
import { containerFailure, truncated } from './failure';

/** What the zip library reads a source by. */
export interface ZipBytes extends ReadableReader {
  readonly size: number;
  readUint8Array(offset: number, length: number): Promise<Uint8Array>;
}

/** Headers are some dozen bytes each and often lie close together: so much is read at once. */
const windowBytes = 64 * 1024;

/** Rejects where more than `longestRead` is asked for, which only a lying directory does. */
export function createZipBytes(source: ByteSource, longestRead: number): ZipBytes {
  let window = { start: 0, bytes: new Uint8Array(0) };
  return {
    // Asked for only where a reader cannot jump.
    readable: new ReadableStream(),
    size: source.bytes,
    async readUint8Array(offset, length) {
      const end = Math.min(offset + length, source.bytes);
      if (offset < 0 || end <= offset) return new Uint8Array(0);
      if (length > longestRead) throw directoryTooLarge(longestRead);
      if (offset < window.start || end > window.start + window.bytes.length)
        window = { start: offset, bytes: await readPart(source, offset, Math.max(end, offset + windowBytes)) };
      const { start, bytes } = window;
      if (end > start + bytes.length) throw truncated();
      return bytes.slice(offset - start, end - start);
    },
  };
}

async function readPart(source: ByteSource, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(Math.min(end, source.bytes) - start);
  let length = 0;
  for await (const chunk of source.stream({ start, end })) {
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes.subarray(0, length);
}

function directoryTooLarge(limit: number) {
  const fact = `its list of entries is larger than ${Math.round(limit / (1024 * 1024))} MiB`;
  return containerFailure('too-many-entries', fact, 'Unpack it and open the folder.');
}
