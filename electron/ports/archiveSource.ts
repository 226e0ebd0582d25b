/** A place on this machine as an archive the engine can open. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import type { ArchiveSource } from '../../analysis/engine';
import type { Problem } from '../../analysis/problem';
import { bundledStudy } from './bundled';
import { fileSource } from './byteSource';
import { listArchive } from './listing';
import { places } from './places';

/**
 * Lists what stands at `path`, or the bundled study that it names. A place that cannot be opened gives an archive without files
 * whose problem says why, so that every verb answers with its document.
 */
export async function archiveAt(path: string, signal?: AbortSignal): Promise<ArchiveSource> {
  const bundled = bundledStudy(path);
  const id = bundled ? bundled.id : createHash('sha256').update(resolve(path)).digest('hex').slice(0, 16);
  try {
    const { name, files, problems } = await listArchive(bundled ? places().bundled[bundled.id] : path, signal);
    return { id, name: bundled?.name ?? name, files: files.map(fileSource), problems };
  } catch (error) {
    if (!(error instanceof AgoraError) || error.code === 'cancelled') throw error;
    const message = [error.message, error.context.nextStep].filter(Boolean).join(' ');
    const problem: Problem = { path: '', line: null, severity: 'fault', code: error.code, message };
    return { id, name: path, files: [], problems: [problem] };
  }
}
