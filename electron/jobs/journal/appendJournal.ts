/** The end of a journal: lines are written in order, and many that wait are flushed as one. */
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { asAgoraError } from '../../../analysis/errors';
import { writeFailure } from '../../ports/writeFailure';
import type { JournalEntry } from './entries';
import type { Place } from './place';

export interface JournalWriter {
  /** Resolves once the line is on the disk, not earlier. Rejects, as every later call does, once a write has failed. */
  append(entry: JournalEntry): Promise<Place>;
  /** After what was appended before. */
  close(): Promise<void>;
}

interface Waiting {
  readonly line: Buffer;
  readonly resolve: (place: Place) => void;
  readonly reject: (reason: Error) => void;
}

/** Opens a journal for appending at its end, `bytes`: what stands behind is a line that was not finished, and is cut off. */
export async function appendJournal(path: string, bytes: number): Promise<JournalWriter> {
  const file = await open(path, 'a');
  await file.truncate(bytes);
  await file.datasync();
  let end = bytes;
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | null = null;
  let broken: Error | null = null;

  async function flush(): Promise<void> {
    while (waiting.length > 0 && broken === null) {
      const lines = waiting;
      waiting = [];
      try {
        await writeFully(
          file,
          lines.map(({ line }) => line),
        );
        await file.datasync();
        for (const { line, resolve } of lines) {
          resolve({ offset: end, bytes: line.length - 1 });
          end += line.length;
        }
      } catch (error) {
        // What stands on the disk now is not known: nothing may be counted any more.
        broken = asAgoraError(writeFailure(error, dirname(path)));
        for (const { reject } of [...lines, ...waiting]) reject(broken);
        waiting = [];
      }
    }
    flushing = null;
  }

  return {
    append(entry) {
      if (broken !== null) return Promise.reject(broken);
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      return new Promise((resolve, reject) => {
        waiting.push({ line, resolve, reject });
        flushing ??= flush();
      });
    },
    async close() {
      await flushing;
      await file.close();
    },
  };
}

async function writeFully(file: FileHandle, lines: readonly Buffer[]): Promise<void> {
  let rest = Buffer.concat(lines);
  while (rest.length > 0) {
    const { bytesWritten } = await file.write(rest);
    rest = rest.subarray(bytesWritten);
  }
}
