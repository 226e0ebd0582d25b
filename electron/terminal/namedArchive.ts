/** The archive that a call's PATH names: a folder, a file, a bundled study, or one of a workspace's. */
import { stat } from 'node:fs/promises';
import { basename, posix } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import type { Problem } from '../../analysis/problem';
import { noOverlay, type Overlay } from '../../analysis/study/overlay';
import { overlayOf, type WorkspaceArchive } from '../../analysis/workspace/workspace';
import { readWorkspaceFile, type WorkspaceFile } from '../ports/workspaceFile';
import { bundledAt, isWorkspacePath, onOtherMachine, placeOf } from '../ports/workspacePlaces';
import type { Call } from './verb';

export interface NamedArchive {
  /** Where it lies, or the word for a bundled study; null: the problems say why there is none. */
  readonly path: string | null;
  /** The user's name for it; null: its own. */
  readonly name: string | null;
  readonly overlay: Overlay;
  /** Of the workspace file. */
  readonly problems: readonly Problem[];
}

/**
 * `FILE.agora` names its only archive, `FILE.agora#NAME` or `--archive NAME` one of several, by its name there, the name
 * of its folder, or its path. Throws `AgoraError('bad-input')` that lists them where it is not said which.
 */
export async function namedArchive({ words, options }: Call): Promise<NamedArchive> {
  const [path = ''] = words;
  const { file, wanted } = await splitName(path);
  const said = options['archive'] ?? wanted;
  if (file === null) {
    if (said !== undefined)
      throw new AgoraError('bad-input', `${path} is no workspace file, so --archive names nothing in it.`, {
        nextStep: 'Leave --archive out.',
      });
    return { path, name: null, overlay: noOverlay, problems: [] };
  }
  const read = await readOrExplain(file);
  const { workspace, problems } = read;
  if (workspace === null) return { path: null, name: basename(file), overlay: noOverlay, problems };
  const archive = choose(workspace.archives, said, file);
  const overlay = overlayOf(workspace, archive);
  const bundled = bundledAt(archive.path);
  if (bundled) return { path: bundled.id, name: archive.name, overlay, problems };
  const place = placeOf(read.file, archive.path);
  if (place !== null) return { path: place, name: archive.name, overlay, problems };
  const elsewhere = onOtherMachine(basename(file), archive.path);
  return { path: null, name: archive.name ?? archive.path, overlay, problems: [...problems, elsewhere] };
}

/** A file that cannot be read holds no archive, and the problem says why, as for a folder. */
async function readOrExplain(path: string): Promise<Pick<WorkspaceFile, 'file' | 'workspace' | 'problems'>> {
  try {
    return await readWorkspaceFile(path);
  } catch (error) {
    if (!(error instanceof AgoraError)) throw error;
    const message = [error.message, error.context.nextStep].filter(Boolean).join(' ');
    const problem: Problem = { path: '', line: null, severity: 'fault', code: error.code, message };
    return { file: path, workspace: null, problems: [problem] };
  }
}

/** A `#` may also be part of a file's own name, and a folder may be called like a workspace. */
async function splitName(path: string): Promise<{ file: string | null; wanted: string | undefined }> {
  if (isWorkspacePath(path)) return { file: (await isFolder(path)) ? null : path, wanted: undefined };
  const [, file, wanted] = /^(.*\.agora)#(.*)$/i.exec(path) ?? [];
  return file === undefined || (await exists(path)) ? { file: null, wanted: undefined } : { file, wanted };
}

function choose(
  archives: readonly WorkspaceArchive[],
  wanted: string | boolean | undefined,
  file: string,
): WorkspaceArchive {
  const names = archives.map(nameOf);
  const listed = names.length > 0 ? `It holds ${names.join(', ')}.` : 'It holds none.';
  const nextStep =
    names.length > 0 ? `Name one of them, such as ${file}#${names[0] ?? ''}.` : 'Add one to its "archives".';
  if (wanted === undefined) {
    const [only, second] = archives;
    if (only && !second) return only;
    throw new AgoraError('bad-input', `${basename(file)} does not hold exactly one archive. ${listed}`, { nextStep });
  }
  const fitting = archives.filter((archive) => nameOf(archive) === wanted || archive.path === wanted);
  const [only, second] = fitting;
  if (only && !second) return only;
  const fault = only ? 'several archives' : 'no archive';
  throw new AgoraError('bad-input', `${basename(file)} has ${fault} called ${String(wanted)}. ${listed}`, { nextStep });
}

function nameOf({ name, path }: WorkspaceArchive): string {
  return name ?? bundledAt(path)?.id ?? posix.basename(path);
}

const isFolder = (path: string) =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
