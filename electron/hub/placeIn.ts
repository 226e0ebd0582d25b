/** Where a file of the Hub may stand in the user's folder. The Hub's names are those of strangers. */
import { dirname, join } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import { isInside } from '../ports/inside';
import { realPlace } from '../ports/realPlace';
import { pullJournal } from '../ports/ownFiles';

/** What Windows takes for something else than a name; refused there alone. */
const windowsOnly = /[<>:"|?*]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The absolute place of `path` under `root`, which is real and absolute. Throws `AgoraError('bad-input')` for a name that
 * leaves the folder, by its parts or by a link that stands there, and for one that a file system could misread.
 */
export async function placeIn(root: string, path: string, platform: string = process.platform): Promise<string> {
  const parts = path.split('/');
  const isSafe = parts.every(
    (part) =>
      part !== '' &&
      part !== '.' &&
      part !== '..' &&
      !/[\\\p{Cc}]/u.test(part) &&
      !(platform === 'win32' && windowsOnly.test(part)),
  );
  if (!isSafe || path.toLowerCase() === pullJournal) throw refused(path, 'is not a name that can be written here');
  const place = join(root, ...parts);
  if (!isInside(root, await realPlace(dirname(place)))) throw refused(path, 'would be written outside the folder');
  return place;
}

function refused(path: string, fact: string): AgoraError {
  return new AgoraError('bad-input', `${JSON.stringify(path)} ${fact}.`, { path, nextStep: 'It is left out.' });
}
