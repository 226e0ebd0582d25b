import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { AgoraError } from '../../../../analysis/errors';

/** A text as its author sees it: the same whatever ends its lines. */
export function plainText(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** A file that a set names, inside of the set's folder, links followed. Throws `AgoraError`. */
export async function readTextFile(folder: string, name: string): Promise<string> {
  const path = resolve(folder, name);
  if (!isInside(folder, path)) throw outside(folder, name);
  try {
    // A set from elsewhere may hold a link to a file of the user's, which would be sent to the provider.
    if (!isInside(await realpath(folder), await realpath(path))) throw outside(folder, name);
    return plainText(await readFile(path, 'utf8'));
  } catch (cause) {
    if (cause instanceof AgoraError) throw cause;
    throw new AgoraError('not-found', `${path}, which the set of prompts names, cannot be read.`, { path }, { cause });
  }
}

function isInside(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}

function outside(folder: string, name: string): AgoraError {
  return new AgoraError('bad-input', `${name} lies outside of the set of prompts.`, {
    path: join(folder, 'promptSet.json'),
    nextStep: 'Copy the file into the folder of the set.',
  });
}
