/** What a pull has to do: which files are there already, which are fetched, and which may not be touched. */
import type { Stats } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { AgoraError } from '../../analysis/errors';
import { throwIfCancelled } from '../../analysis/task';
import { systemCode } from '../ports/listingProblems';
import type { HubFile } from './dataset';
import { digester, sameDigest } from './digest';
import { partialOf } from './fetchFile';
import type { Journal, WholeFile } from './journal';
import { placeIn } from './placeIn';

export type Step = { readonly file: HubFile } & (
  | { readonly kind: 'keep'; readonly whole: WholeFile }
  /** `there`: bytes of it that an earlier pull has left beside its place; null where none has. */
  | { readonly kind: 'fetch'; readonly place: string; readonly there: number | null }
  | { readonly kind: 'refuse'; readonly reason: AgoraError }
);

/**
 * Looks at the place of one file under `root` (real and absolute). A file that is there is kept where its content is
 * that of the Hub, fetched anew where a pull has written it and nobody has changed it since, and else left alone.
 */
export async function planFile(root: string, file: HubFile, journal: Journal, signal: AbortSignal): Promise<Step> {
  throwIfCancelled(signal);
  try {
    const place = await placeIn(root, file.path);
    const there = await statsOf(place);
    if (there !== null) {
      const whole = await wholeThere(place, there, file, journal.wholeAs(file.path), signal);
      if (whole !== null) return { kind: 'keep', file, whole };
      if (!isOwn(there, journal.wholeAs(file.path))) throw inTheWay(file.path, 'is here already, with other content');
    }
    return { kind: 'fetch', file, place, there: await partThere(place, file, journal) };
  } catch (error) {
    if (error instanceof AgoraError && error.code !== 'cancelled') return { kind: 'refuse', file, reason: error };
    throw error;
  }
}

/** Null where the content is another one. Trusts the journal where size and time are as it says; else reads the file. */
async function wholeThere(
  place: string,
  there: Stats,
  file: HubFile,
  known: WholeFile | null,
  signal: AbortSignal,
): Promise<WholeFile | null> {
  if (!there.isFile() || there.size !== file.bytes) return null;
  if (known !== null && isOwn(there, known)) return sameDigest(known.digest, file.digest) ? known : null;
  const content = digester(file.digest, file.bytes);
  const handle = await open(place);
  try {
    for await (const chunk of handle.createReadStream({ highWaterMark: 1 << 20, autoClose: false })) {
      throwIfCancelled(signal);
      content.update(chunk as Buffer);
    }
  } finally {
    await handle.close();
  }
  const { matches, sha256 } = content.finish();
  return matches ? { digest: file.digest, sha256, bytes: file.bytes, modifiedMs: there.mtimeMs } : null;
}

/** True for a file that a pull has written and that has not been changed since. */
function isOwn(there: Stats, known: WholeFile | null): boolean {
  return there.isFile() && known?.bytes === there.size && known.modifiedMs === there.mtimeMs;
}

async function partThere(place: string, { path, digest }: HubFile, journal: Journal): Promise<number | null> {
  const part = await statsOf(partialOf(place));
  if (part === null) return null;
  const begun = journal.begunAs(path);
  if (begun === null || !part.isFile()) throw inTheWay(partialOf(path), 'is here already, and no pull has begun it');
  return sameDigest(begun, digest) ? part.size : null;
}

/** Null where nothing stands at the place; a link is not followed. */
async function statsOf(place: string): Promise<Stats | null> {
  try {
    return await lstat(place);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return null;
    throw error;
  }
}

function inTheWay(path: string, fact: string): AgoraError {
  return new AgoraError('bad-input', `${path} ${fact}: left as it is.`, {
    path,
    nextStep: 'Move it away, or pull into another folder.',
  });
}
