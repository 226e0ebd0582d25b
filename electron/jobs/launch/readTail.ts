/** The end of a file that grows. */
import { open } from 'node:fs/promises';

export interface Tail {
  /** Whole lines, but for the last, which may still be written. */
  readonly text: string;
  /** Of the whole file; 0 where there is none. */
  readonly bytes: number;
}

/** At most `most` bytes, as UTF-8. */
export async function readTail(path: string, most: number): Promise<Tail> {
  const file = await open(path).catch(() => null);
  if (file === null) return { text: '', bytes: 0 };
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - most);
    const buffer = Buffer.alloc(size - start);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
    const read = buffer.subarray(0, bytesRead);
    // The line that it begins in is not whole.
    const from = start === 0 ? 0 : read.indexOf(0x0a) + 1;
    return { text: read.toString('utf8', from), bytes: size };
  } finally {
    await file.close();
  }
}
