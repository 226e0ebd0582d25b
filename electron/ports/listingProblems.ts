/** What can be wrong with the entries of a folder, in words. */
import type { Problem, Severity } from '../../analysis/problem';

/** The code of a system error such as `ENOENT`; empty for any other value. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function problem(path: string, severity: Severity, code: string, message: string): Problem {
  return { path, line: null, severity, code, message };
}

function reason(error: unknown): string {
  const code = systemCode(error);
  if (code === 'EACCES' || code === 'EPERM') return 'this computer does not permit it';
  if (code === 'ENOENT') return 'it is gone, or its name is not valid text';
  return code === '' ? 'the reason is unknown' : `the system answers ${code}`;
}

/** A folder whose entries cannot be listed. */
export function unreadableFolder(path: string, error: unknown): Problem {
  return problem(path, 'fault', 'unreadable-folder', `The folder cannot be listed: ${reason(error)}.`);
}

/** A file whose size and age cannot be read. */
export function unreadableFile(path: string, error: unknown): Problem {
  return problem(path, 'fault', 'unreadable-file', `The file cannot be read: ${reason(error)}.`);
}

/** A device, a socket or a pipe. */
export function notAFile(path: string): Problem {
  return problem(path, 'note', 'not-a-file', 'Neither a folder nor a file: left out.');
}

/** A link whose target lies outside the archive. */
export function linkLeavesArchive(path: string): Problem {
  const step = 'Open the folder that holds both, or replace the link by a copy.';
  return problem(
    path,
    'caution',
    'link-leaves-archive',
    `The link leads out of the archive and is not followed. ${step}`,
  );
}

/** A link to a folder that holds the link. */
export function linkLoop(path: string, target: string): Problem {
  const where = target === '' ? 'the archive itself' : target;
  return problem(path, 'caution', 'link-loop', `The link leads back to ${where}, which holds it: not followed.`);
}

/** A link to something that is listed under its own name. */
export function linkToListed(path: string, target: string): Problem {
  return problem(path, 'note', 'link-to-listed', `The link leads to ${target}, which is listed under its own name.`);
}

/** A link whose target is missing or may not be read. */
export function brokenLink(path: string, error: unknown): Problem {
  const code = systemCode(error);
  if (code === 'ELOOP') return problem(path, 'caution', 'link-loop', 'The link leads back to itself: not followed.');
  return problem(path, 'caution', 'link-broken', `The link cannot be followed: ${reason(error)}.`);
}

/** Names that start with a dot, said once for the whole archive. */
export function hiddenEntries(paths: readonly string[]): Problem {
  const shown = [...paths].sort().slice(0, 5).join(', ');
  const more = paths.length > 5 ? ` and ${paths.length - 5} more` : '';
  const message = `Hidden entries are left out (${paths.length}): ${shown}${more}. Rename what should be read.`;
  return problem('', 'note', 'hidden-entries', message);
}

/** The archive holds no file at all. */
export function noFiles(): Problem {
  return problem('', 'caution', 'no-files', 'The folder holds no files. Open the folder that holds the study.');
}

/** The archive holds more files than are listed. */
export function tooManyFiles(limit: number): Problem {
  const message = `Only the first ${limit} files are listed. Open a folder further down.`;
  return problem('', 'fault', 'too-many-files', message);
}
