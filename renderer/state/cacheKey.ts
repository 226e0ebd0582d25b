import type { Overlay } from '../../analysis/study/overlay';
import type { GrantedArchive } from '../../electron/contract';

/**
 * Key of an archive's results: SHA-256, in hexadecimal, of the build, the archive's id, what the user says about it, and
 * path, size and time of each of its files. The order in which the files are listed does not matter.
 */
export async function cacheKey(
  archive: Pick<GrantedArchive, 'id' | 'files' | 'problems'>,
  overlay: Overlay,
  build: string,
): Promise<string> {
  const files = archive.files
    .map(({ path, bytes, modifiedMs }) => [path, bytes, modifiedMs] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const text = JSON.stringify([build, archive.id, files, archive.problems, overlay]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
