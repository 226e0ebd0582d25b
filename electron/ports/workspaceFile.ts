/** A workspace file on this machine. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import { parseWorkspace, type ParsedWorkspace } from '../../analysis/workspace/parseWorkspace';
import { systemCode } from './listingProblems';

/** More is no list of archives. */
const largestBytes = 16 * 1024 * 1024;

export interface WorkspaceFile extends ParsedWorkspace {
  /** Its real path: relative paths in it start there. */
  readonly file: string;
  readonly name: string;
  /** As it was read. */
  readonly text: string;
}

/** Throws `AgoraError`: `not-found`, `not-permitted`, `bad-input` (no file, or far too large). */
export async function readWorkspaceFile(path: string): Promise<WorkspaceFile> {
  const named = resolve(path);
  const name = basename(named);
  try {
    const file = await realpath(named);
    const stats = await stat(file);
    if (!stats.isFile() || stats.size > largestBytes)
      throw new AgoraError('bad-input', `${name} is no workspace file.`, {
        path: named,
        nextStep: 'Open another file.',
      });
    const text = await readFile(file, 'utf8');
    return { file, name, text, ...parseWorkspace(text, name) };
  } catch (cause) {
    if (cause instanceof AgoraError) throw cause;
    const denied = ['EACCES', 'EPERM'].includes(systemCode(cause));
    const message = denied ? `${named} may not be read.` : `Nothing stands at ${named}.`;
    const nextStep = denied
      ? 'Ask for the permission to read it, or open a copy.'
      : 'Check the spelling, and that the disk is connected.';
    throw new AgoraError(denied ? 'not-permitted' : 'not-found', message, { path: named, nextStep }, { cause });
  }
}
