/** What the user granted in this session: archives by opaque id, and no file by any other name. */
import { createHmac } from 'node:crypto';
import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { AgoraError } from '../../analysis/errors';
import type { GrantedArchive } from '../contract';
import { isInside } from '../ports/inside';
import type { ArchiveListing } from '../ports/listing';
import { locationOf } from '../ports/locationOf';
import { systemCode } from '../ports/listingProblems';
import { fileOrigin, origin } from './origin';

/** Windows has no such flag. */
const noFollow = 'O_NOFOLLOW' in constants ? constants.O_NOFOLLOW : 0;

interface Grant {
  readonly root: string;
  readonly name: string;
  /** Absolute paths, in the order of the archive's files. */
  readonly files: readonly string[];
}

export interface OpenedFile {
  readonly file: FileHandle;
  /** Where it really lay when it was opened. */
  readonly path: string;
  readonly bytes: number;
}

const grants = new Map<string, Grant>();

/** The id of the archive at `root`: the same for the same place and profile, and nothing can be read from it. */
export function archiveId(root: string, profileKey: string): string {
  return createHmac('sha256', profileKey).update(root).digest('hex').slice(0, 32);
}

/** Makes the files of `listing` readable under `id`; an earlier grant of the same id is replaced. */
export function grant(id: string, listing: ArchiveListing): GrantedArchive {
  grants.set(id, { root: listing.root, name: listing.name, files: listing.files.map((file) => file.absolute) });
  return {
    id,
    name: listing.name,
    location: locationOf(listing.root),
    files: listing.files.map(({ path, bytes, modifiedMs }, index) => ({
      path,
      bytes,
      modifiedMs,
      url: `${origin}/archive/${id}/${index}`,
      bulkUrl: `${fileOrigin}/archive/${id}/${index}`,
    })),
    problems: listing.problems,
  };
}

/** Where a granted archive really lies, and its own name; null where none was granted under `id`. */
export function grantedPlace(id: string): { readonly place: string; readonly ownName: string } | null {
  const granted = grants.get(id);
  return granted === undefined ? null : { place: granted.root, ownName: granted.name };
}

/**
 * Opens a granted file. Looks again where it really lies, on every call: a link that was put in its place since the
 * archive was listed is not followed out of it. Throws `AgoraError`: `not-permitted` or `not-found`.
 */
export async function openGranted(id: string, index: number): Promise<OpenedFile> {
  const granted = grants.get(id);
  if (granted === undefined) throw new AgoraError('not-permitted', 'The archive is not open.');
  const absolute = granted.files[index];
  if (absolute === undefined) throw new AgoraError('not-found', 'The archive has no such file.');
  let file: FileHandle | null = null;
  try {
    const real = await realpath(absolute);
    if (!isInside(granted.root, real)) throw new AgoraError('not-permitted', 'The file lies outside the archive.');
    // The path is free of links now; its last part is kept so.
    file = await open(real, constants.O_RDONLY | noFollow);
    const stats = await file.stat();
    if (!stats.isFile()) throw new AgoraError('not-found', 'It is no file any more.');
    return { file, path: real, bytes: stats.size };
  } catch (error) {
    await file?.close();
    if (error instanceof AgoraError) throw error;
    const denied = ['EACCES', 'EPERM', 'ELOOP'].includes(systemCode(error));
    throw new AgoraError(denied ? 'not-permitted' : 'not-found', 'The file cannot be read.', {}, { cause: error });
  }
}
