/** The files that `--against` names. */
import { existsSync } from 'node:fs';
import type { ArchiveSource } from '../../analysis/engine';
import { AgoraError } from '../../analysis/errors';
import { archiveAt } from '../ports/archiveSource';
import type { Call } from './verb';

/** Each file or folder as an archive; empty where the option is absent. Throws `AgoraError('bad-input')` for none that is there. */
export async function againstOption({ options }: Pick<Call, 'options'>): Promise<ArchiveSource[]> {
  const given = options['against'];
  if (typeof given !== 'string') return [];
  // A comma may be part of a name.
  const paths = existsSync(given) ? [given] : given.split(',').filter(Boolean);
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined || paths.length === 0)
    throw new AgoraError('bad-input', `--against names files that are there, and "${missing ?? given}" is not.`);
  return Promise.all(paths.map((path) => archiveAt(path)));
}
