/** A place on this machine as an archive the engine can open. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import type { ArchiveSource } from '../../analysis/engine';
import { fileSource } from './byteSource';
import { listArchive } from './listing';
import { places } from './places';

/** The word that names the published study wherever a path is asked for. */
export const published = 'published';

/**
 * Lists what stands at `path`, or the published study. A place that cannot be opened gives an archive without files
 * whose problem says why, so that every verb answers with its document.
 */
export async function archiveAt(path: string, signal?: AbortSignal): Promise<ArchiveSource> {
  const id = path === published ? published : createHash('sha256').update(resolve(path)).digest('hex').slice(0, 16);
  try {
    const { name, files, problems } = await listArchive(path === published ? places().published : path, signal);
    return { id, name: path === published ? published : name, files: files.map(fileSource), problems };
  } catch (error) {
    if (!(error instanceof AgoraError) || error.code === 'cancelled') throw error;
    const message = [error.message, error.context.nextStep].filter(Boolean).join(' ');
    return {
      id,
      name: path,
      files: [],
      problems: [{ path: '', line: null, severity: 'fault', code: error.code, message }],
    };
  }
}
