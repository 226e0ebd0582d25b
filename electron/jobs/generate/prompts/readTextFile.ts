import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { AgoraError } from '../../../../analysis/errors';

/** A text as its author sees it: the same whatever ends its lines. */
export function plainText(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** A file that a set names, inside of the set's folder. Throws `AgoraError`. */
export async function readTextFile(folder: string, name: string): Promise<string> {
  const path = resolve(folder, name);
  const inside = relative(folder, path);
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    throw new AgoraError('bad-input', `${name} lies outside of the set of prompts.`, {
      path: join(folder, 'promptSet.json'),
      nextStep: 'Copy the file into the folder of the set.',
    });
  try {
    return plainText(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new AgoraError('not-found', `${path}, which the set of prompts names, cannot be read.`, { path }, { cause });
  }
}
