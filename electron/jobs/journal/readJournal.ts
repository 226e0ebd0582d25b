/** A journal from its start, and single lines of it. */
import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { AgoraError } from '../../../analysis/errors';
import type { JournalEntry } from './entries';
import type { Place } from './place';

export interface ReadEntry {
  readonly entry: JournalEntry;
  readonly place: Place;
}

const lineEnd = 0x0a;

/**
 * The entries in order. A last line without its end was being written when the process died: it is no entry yet. Throws
 * `AgoraError('bad-input')` with the line for anything else that is no entry, since the state after it is not known. A
 * missing file has no entries.
 */
export async function* readJournal(path: string): AsyncGenerator<ReadEntry> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  let line = 0;
  for await (const chunk of chunksOf(path)) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = rest.indexOf(lineEnd); end >= 0; end = rest.indexOf(lineEnd, start)) {
      line++;
      const bytes = end - start;
      yield { entry: parsed(rest.subarray(start, end), path, line), place: { offset, bytes } };
      offset += bytes + 1;
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
}

/** One entry at its place, from a file that is open for reading. */
export async function readEntry(file: FileHandle, { offset, bytes }: Place, path: string): Promise<JournalEntry> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await file.read(buffer, 0, bytes, offset);
  return parsed(buffer.subarray(0, bytesRead), path, null);
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) yield chunk as Buffer;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
}

function parsed(bytes: Buffer, path: string, line: number | null): JournalEntry {
  try {
    const entry: unknown = JSON.parse(bytes.toString('utf8'));
    // The file is the app's own: what parses, and says what it is, was written by it.
    if (typeof entry === 'object' && entry !== null && 'is' in entry) return entry as JournalEntry;
  } catch {
    // Said below.
  }
  throw new AgoraError('bad-input', `The journal is damaged${line === null ? '' : ` in line ${String(line)}`}.`, {
    path,
    ...(line === null ? {} : { line }),
    nextStep: 'Put the file back from a copy, or start the job anew.',
  });
}
