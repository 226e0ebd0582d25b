/**
 * What pulls have written into a folder of the user's: a file of lines in it, so that the next pull knows what is its
 * own, what is whole, and what it may go on with. The last line about a file counts.
 */
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from '../../analysis/schema';
import { systemCode } from '../ports/listingProblems';
import { pullJournal } from '../ports/ownFiles';
import type { Digest } from './digest';

/** A file as it was when it was whole; the same size and time later mean that nobody has changed it. */
export interface WholeFile {
  readonly digest: Digest;
  readonly sha256: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

export interface Journal {
  /** What the part of a file that stands beside its place is a part of; null: no pull has begun it. */
  begunAs(path: string): Digest | null;
  /** Null: no pull has finished the file. */
  wholeAs(path: string): WholeFile | null;
  begin(path: string, digest: Digest): Promise<void>;
  finish(path: string, whole: WholeFile): Promise<void>;
}

const digest = z.object({ algorithm: z.enum(['sha256', 'git-sha1']), hex: z.string() });
const line = z.union([
  z.object({
    path: z.string(),
    whole: z.object({ digest, sha256: z.string(), bytes: z.int(), modifiedMs: z.number() }),
  }),
  z.object({ path: z.string(), begun: digest }),
]);

/** The journal of the folder `root`. Lines that cannot be read, such as one cut by a crash, are passed over. */
export async function openJournal(root: string): Promise<Journal> {
  const file = join(root, pullJournal);
  const text = await textOf(file);
  const begun = new Map<string, Digest>();
  const whole = new Map<string, WholeFile>();
  for (const each of text.split('\n')) {
    const read = parsed(each);
    if (read === null) continue;
    if ('whole' in read) whole.set(read.path, read.whole);
    else begun.set(read.path, read.begun);
  }
  if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n');
  return {
    begunAs: (path) => begun.get(path) ?? null,
    wholeAs: (path) => whole.get(path) ?? null,
    async begin(path, digest) {
      await appendFile(file, `${JSON.stringify({ path, begun: digest })}\n`);
      begun.set(path, digest);
    },
    async finish(path, as) {
      await appendFile(file, `${JSON.stringify({ path, whole: as })}\n`);
      whole.set(path, as);
    },
  };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  }
}

function parsed(text: string): z.infer<typeof line> | null {
  try {
    return line.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
