/** The files that `--against` names. */
import { existsSync } from 'node:fs';
import type { ArchiveSource } from '../../analysis/engine';
import { AgoraError } from '../../analysis/errors';
import { archiveAt } from '../ports/archiveSource';
import type { Call } from './verb';

/**
 * Each file or folder as an archive, parted by commas or spaces: what stands after PATH is more of them. Empty where the
 * option is absent. Throws `AgoraError('bad-input')` for what is not there.
 */
export async function againstOption({ words, options }: Pick<Call, 'words' | 'options'>): Promise<ArchiveSource[]> {
  const given = options['against'];
  if (typeof given !== 'string') return [];
  const paths = [given, ...words.slice(1)].flatMap(pathsIn);
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined || paths.length === 0)
    throw new AgoraError('bad-input', `--against names files that are there, and "${missing ?? given}" is not.`);
  return Promise.all(paths.map((path) => archiveAt(path)));
}

/** A comma may be part of a name. */
function pathsIn(word: string): readonly string[] {
  return existsSync(word) ? [word] : word.split(',').filter(Boolean);
}
