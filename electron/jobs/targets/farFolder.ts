/** What lies in a folder of another machine. Names come as they are there, and are not safe to write to. */
import { AgoraError } from '../../../analysis/errors';
import { fileLimit } from '../../ports/listing';
import type { Ran, Reach } from './reach';

export interface FarFolderFile {
  /** Relative to the folder, `/` between its parts. */
  readonly path: string;
  readonly bytes: number;
}

/** Names that start with a dot are left out, folders as well; links to files are files. */
const listing = `cd -- "$0" || exit 3
if stat -c %s . >/dev/null 2>&1; then set -- -c '%F:%s:%n'; else set -- -f '%HT:%z:%N'; fi
find . -name '.?*' -prune -o \\( -type f -o -type l \\) -exec stat -L "$@" {} + 2>/dev/null
exit 0`;

const hashing = `cd -- "$0" || exit 3
if command -v sha256sum >/dev/null 2>&1; then set -- sha256sum; else set -- shasum -a 256; fi
tr '\\n' '\\0' | xargs -0 "$@"`;

const listTimeoutMs = 10 * 60_000;
/** A terabyte takes hours. */
const hashTimeoutMs = 24 * 3_600_000;

/** In the order of paths, by code unit. Throws `AgoraError`: `not-found`, `bad-input` (too many files), what `reach.run` throws. */
export async function listFarFolder(reach: Reach, folder: string, signal: AbortSignal): Promise<FarFolderFile[]> {
  const ran = await reach.run(['sh', '-c', listing, folder], { signal, timeoutMs: listTimeoutMs });
  if (ran.code !== 0) throw notThere(reach, folder, ran);
  const files = textOf(ran).flatMap((line) => {
    const [, bytes, path] = /^regular[^:]*:(\d+):\.\/(.*)$/i.exec(line) ?? [];
    return path === undefined ? [] : [{ path, bytes: Number(bytes) }];
  });
  if (files.length > fileLimit)
    throw new AgoraError('bad-input', `${folder} holds more than ${fileLimit} files.`, {
      path: folder,
      nextStep: 'Name a folder within it.',
    });
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** SHA-256 of files, made there; those that cannot be read are not among them. */
export async function hashesThere(
  reach: Reach,
  folder: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return new Map();
  // So that none is taken for an option.
  const input = paths.map((path) => `./${path}\n`).join('');
  const ran = await reach.run(['sh', '-c', hashing, folder], { input, signal, timeoutMs: hashTimeoutMs });
  if (ran.code === 3) throw notThere(reach, folder, ran);
  const found = new Map(
    textOf(ran).flatMap((line) => {
      const [, hash, path] = /^([0-9a-f]{64}) [ *]\.\/(.*)$/.exec(line) ?? [];
      return hash === undefined || path === undefined ? [] : [[path, hash] as const];
    }),
  );
  if (found.size === 0)
    throw new AgoraError('not-permitted', `No file of ${folder} can be read on ${reach.name}: ${ran.stderr.trim()}`, {
      path: folder,
    });
  return found;
}

function textOf({ stdout }: Ran): string[] {
  return new TextDecoder().decode(stdout).split('\n');
}

function notThere(reach: Reach, folder: string, { stderr }: Ran): AgoraError {
  const isDenied = /Permission denied/i.test(stderr);
  const message = isDenied
    ? `${folder} may not be read on ${reach.name}.`
    : `There is no folder ${folder} on ${reach.name}.`;
  const nextStep = 'A path without "/" in front is taken from the home folder there.';
  return new AgoraError(isDenied ? 'not-permitted' : 'not-found', message, { path: folder, nextStep });
}
