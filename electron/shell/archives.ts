/** Opening an archive: list it, grant it, remember it. */
import { AgoraError } from '../../analysis/errors';
import type { GrantedArchive } from '../contract';
import { bundledStudy, type BundledStudy } from '../ports/bundled';
import { listArchive } from '../ports/listing';
import { places } from '../ports/places';
import { archiveId, grant } from './grants';
import { describeError } from './failure';
import { log } from './log';
import { profileKey, recentRoot, rememberArchive } from './recents';

/** Opens what stands at `path`. Throws as `listArchive` does. */
export async function openArchive(path: string): Promise<GrantedArchive> {
  const listing = await listArchive(path);
  const granted = grant(archiveId(listing.root, profileKey()), listing);
  // The archive is open whether or not the list of recent ones could be written.
  rememberArchive(granted, listing.root).catch((error: unknown) => log('warn', 'machine', describeError(error)));
  return granted;
}

/** Grants what stands at `path` for reading, without keeping it among the recent archives. Throws as `listArchive` does. */
export async function lendArchive(path: string): Promise<GrantedArchive> {
  const listing = await listArchive(path);
  return grant(archiveId(listing.root, profileKey()), listing);
}

/** Opens a study that ships with the app; it is not kept among the recent ones. */
export async function openBundled(study: BundledStudy): Promise<GrantedArchive> {
  const granted = grant(study.id, await listArchive(places().bundled[study.id]));
  return { ...granted, name: study.name, location: 'ships with the workbench' };
}

/** Opens an archive that was open before. Throws `AgoraError('not-found')` for an id that is not in the list. */
export async function reopenArchive(id: string): Promise<GrantedArchive> {
  const bundled = bundledStudy(id);
  if (bundled) return openBundled(bundled);
  const root = recentRoot(id);
  if (root === null)
    throw new AgoraError('not-found', 'The archive is not in the list any more.', {
      nextStep: 'Open it by its folder.',
    });
  return openArchive(root);
}
