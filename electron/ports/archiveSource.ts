/** A place on this machine as an archive the engine can open. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import type { ArchiveSource } from '../../analysis/engine';
import type { Problem } from '../../analysis/problem';
import { fileSource } from './byteSource';
import { listArchive } from './listing';
import { places } from './places';
import { published } from './published';

/**
 * Lists what stands at `path`, or the published study. A place that cannot be opened gives an archive without files
 * whose problem says why, so that every verb answers with its document.
 */
export async function archiveAt(path: string, signal?: AbortSignal): Promise<ArchiveSource> {
  const isPublished = path === published.id;
  const id = isPublished ? path : createHash('sha256').update(resolve(path)).digest('hex').slice(0, 16);
  try {
    const { name, files, problems } = await listArchive(isPublished ? places().published : path, signal);
    return { id, name: isPublished ? published.name : name, files: files.map(fileSource), problems };
  } catch (error) {
    if (!(error instanceof AgoraError) || error.code === 'cancelled') throw error;
    const message = [error.message, error.context.nextStep].filter(Boolean).join(' ');
    const problem: Problem = { path: '', line: null, severity: 'fault', code: error.code, message };
    return { id, name: path, files: [], problems: [problem] };
  }
}
