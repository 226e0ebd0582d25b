/** All kinds of steps: those that ship, and the user's own. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AgoraError, asAgoraError } from '../../../analysis/errors';
import type { Problem } from '../../../analysis/problem';
import { appDataFolder } from '../../ports/derivedFolder';
import { places } from '../../ports/places';
import { readKind, sharedFolder, type LoadedKind } from './readKind';

export interface Kinds {
  readonly kinds: readonly LoadedKind[];
  /** Of kinds that could not be read; the others are there. */
  readonly problems: readonly Problem[];
}

/** The folder of the user's own kinds. */
export function ownKindsFolder(dataFolder = appDataFolder()): string {
  return join(dataFolder, 'steps');
}

/** Reads every kind. One that will not do is a problem; an own one may not take the id of one that ships. */
export async function loadKinds(shipped = join(places().resources, 'steps'), own = ownKindsFolder()): Promise<Kinds> {
  const shared = join(shipped, sharedFolder);
  const [ofApp, ofUser] = await Promise.all([readFolder(shipped, false, shared), readFolder(own, true, shared)]);
  const ids = new Set(ofApp.ids);
  const taken = ofUser.kinds.filter(({ kind }) => ids.has(kind.id));
  return {
    kinds: [...ofApp.kinds, ...ofUser.kinds.filter(({ kind }) => !ids.has(kind.id))],
    problems: [
      ...ofApp.problems,
      ...ofUser.problems,
      ...taken.map(({ kind: { id, folder } }) =>
        problem(folder, 'kind-taken', `"${id}" is the id of a kind that ships. Rename the folder and its id.`),
      ),
    ],
  };
}

/** Throws `AgoraError('bad-input')` that names those that there are, or what keeps this one from being read. */
export function kindCalled(id: string, { kinds, problems }: Kinds): LoadedKind {
  const found = kinds.find(({ kind }) => kind.id === id);
  if (found) return found;
  const broken = problems.find(({ path }) => path.split(/[\\/]/).includes(id));
  const why = broken ? ` It cannot be read: ${broken.message}` : '';
  const known = kinds.map(({ kind }) => kind.id).join(', ') || 'none';
  throw new AgoraError('bad-input', `There is no kind of step called "${id}".${why}`, {
    value: id,
    nextStep: `Kinds that there are: ${known}.`,
  });
}

async function readFolder(
  folder: string,
  isOwn: boolean,
  shared: string,
): Promise<Kinds & { readonly ids: readonly string[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((each) => each.isDirectory() && !each.name.startsWith('.')).map(({ name }) => name);
  const ids = folders.filter((name) => join(folder, name) !== shared);
  const kinds: LoadedKind[] = [];
  const problems: Problem[] = [];
  for (const id of ids.sort()) {
    try {
      kinds.push(await readKind(join(folder, id), isOwn, shared));
    } catch (error) {
      const { message, context } = asAgoraError(error);
      const words = [message, context.nextStep].filter(Boolean).join(' ');
      problems.push(problem(context.path ?? join(folder, id), 'kind-unreadable', words, context.line));
    }
  }
  return { kinds, problems, ids };
}

function problem(path: string, code: string, message: string, line?: number): Problem {
  return { path, line: line ?? null, severity: 'fault', code, message };
}
