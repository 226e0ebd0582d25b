/** The workspace file that is open: opened with its archives, saved without losing what it holds, and remembered. */
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import type { Problem } from '../../analysis/problem';
import type { GrantedWorkspace, SavedWorkspace, WorkspaceContent } from '../contract';
import { systemCode } from '../ports/listingProblems';
import { bundledStudy } from '../ports/bundled';
import { realPlace } from '../ports/realPlace';
import { isWorkspacePath, pathOfBundled, pathTo, workspaceExtension } from '../ports/workspacePlaces';
import { chooseFileToOpen, chooseSavePath, saveTo } from './dialogs';
import { describeError } from './failure';
import { locationOf } from '../ports/locationOf';
import { grantedPlace } from './grants';
import { digestOf, keepLastWorkspace, readLastWorkspace, type LastWorkspace } from './lastWorkspace';
import { log } from './log';
import { recentRoot, rememberWorkspaceFile } from './recents';
import { readRemembered, remember, windowKnows } from './remembered';
import { saidOfFile, workspaceOf, type WorkspaceBase, type WorkspaceEntry } from './workspaceContent';

/** As many as the form of a workspace's content takes. */
const mostArchives = 1000;

interface OpenFile extends WorkspaceBase {
  /** Its real path. */
  readonly file: string;
  readonly text: string;
  /** What of the file was left out: writing it would lose that. */
  readonly unread: readonly Problem[];
}

let open: OpenFile | null = null;

/** Opens the workspace file at `path` with its archives. Throws `AgoraError`; then what was open stays open. */
export async function openWorkspaceFile(path: string): Promise<GrantedWorkspace> {
  return (await openAgain({ file: path, digest: '', left: null, unsaved: false })).workspace;
}

/** The workspace that was open before. Throws as `openWorkspaceFile`; then none is open any more. */
export async function openLastWorkspace(): Promise<OpenedAgain | null> {
  const last = await readLastWorkspace();
  if (last === null) return null;
  try {
    return await openAgain(last);
  } catch (error) {
    await closeWorkspace();
    throw error;
  }
}

interface OpenedAgain {
  readonly workspace: GrantedWorkspace;
  /** How the window left it; null where the file was changed since. */
  readonly left: WorkspaceContent | null;
}

async function openAgain(last: LastWorkspace): Promise<OpenedAgain> {
  // The schemas of a workspace are not needed before one is opened, and the first paint does not wait for them.
  const { readWorkspaceFile } = await import('../ports/workspaceFile');
  const { file, name, text, workspace, problems } = await readWorkspaceFile(last.file);
  if (workspace === null)
    throw new AgoraError('bad-input', `${name} cannot be opened. ${problems[0]?.message ?? ''}`, { path: file });
  if (workspace.archives.length > mostArchives)
    throw new AgoraError('bad-input', `${name} names more than ${mostArchives} archives.`, {
      path: file,
      nextStep: 'Split it into several workspaces.',
    });
  const { openMembers } = await import('./workspaceMembers');
  const { members, entries, problems: closed, repeated } = await openMembers(workspace, file, name);
  const unread = [...problems, ...repeated];
  open = { file, text, workspace, entries, unread };
  windowKnows(workspace.tables);
  const isSame = digestOf(text) === last.digest;
  const left = isSame ? last.left : null;
  noteOpen({ file, digest: digestOf(text), left, unsaved: isSame && last.unsaved });
  const lost = last.unsaved && !isSame ? [changedElsewhere(name)] : [];
  const { tables, views } = workspace;
  const granted = { ...namesOf(file), archives: members, tables, views, problems: [...lost, ...unread, ...closed] };
  return { workspace: granted, left };
}

/**
 * Writes the open workspace file, or with `as` another one, which is open from then on. Null: the dialog was cancelled.
 * Throws `AgoraError` instead of writing over what was not read: a file that was changed since, that could not be read
 * whole, or that a newer workbench wrote.
 */
export function saveWorkspace(content: WorkspaceContent, as: boolean): Promise<SavedWorkspace | null> {
  // One after another: the second of two would take what the first writes for somebody else's change.
  const mine = saving.catch(() => null).then(() => save(content, as));
  saving = mine;
  return mine;
}

let saving: Promise<SavedWorkspace | null> = Promise.resolve(null);

async function save(content: WorkspaceContent, as: boolean): Promise<SavedWorkspace | null> {
  const base = open;
  const file = as || base === null ? await chooseFile(base) : base.file;
  if (file === null) return null;
  if (as || base === null) await refuseNewer(file);
  else await refuseLoss(base);
  // The schemas of a workspace are not needed before one is saved.
  const { writeWorkspace } = await import('../../analysis/workspace/writeWorkspace');
  const workspace = workspaceOf(content, base, (id, entry) => pathIn(file, base, id, entry));
  const text = writeWorkspace(workspace);
  const { path } = await saveTo(file, text);
  const entries = content.archives.flatMap(({ id }, index) => {
    const stored = workspace.archives[index];
    const known = base?.entries.find((entry) => entry.id === id) ?? grantedPlace(id);
    return stored === undefined || known === null ? [] : [{ ...known, id, stored }];
  });
  open = { file, text, workspace, entries, unread: [] };
  noteOpen({ file, digest: digestOf(text), left: content, unsaved: false });
  return { path, ...namesOf(file) };
}

/** Asks for a workspace file and opens it. Null: the dialog was cancelled. */
export async function chooseWorkspace(): Promise<GrantedWorkspace | null> {
  const extensions = [workspaceExtension.slice(1)];
  const path = await chooseFileToOpen('Open a workspace', [{ name: 'Agora workspace', extensions }]);
  return path === null ? null : openWorkspaceFile(path);
}

/** Opens a workspace that was open before. Throws `AgoraError('not-found')` for an id that is not in the list. */
export async function reopenWorkspace(id: string): Promise<GrantedWorkspace> {
  const file = recentRoot(id, 'workspace');
  if (file !== null) return openWorkspaceFile(file);
  throw new AgoraError('not-found', 'The workspace is not in the list any more.', { nextStep: 'Open it by its file.' });
}

/** Keeps what the user said about archives for this and the next starts. */
export async function rememberWorkspace(content: WorkspaceContent): Promise<void> {
  const base = open;
  await remember(content, base !== null);
  if (base === null) return;
  const { writeWorkspace } = await import('../../analysis/workspace/writeWorkspace');
  const { file, text, workspace } = base;
  const unsaved = writeWorkspace(saidOfFile(content, base)) !== writeWorkspace(workspace);
  // Another file may have been opened meanwhile.
  if (open === base) await keepLastWorkspace({ file, digest: digestOf(text), left: content, unsaved });
}

/** What is open belongs to no file any more. Gives what is remembered without one. */
export async function closeWorkspace(): Promise<WorkspaceContent> {
  open = null;
  await keepLastWorkspace(null);
  const remembered = await readRemembered();
  windowKnows(remembered.tables);
  return remembered;
}

/** The file is open, or saved, whether or not the profile could be written. */
function noteOpen(last: LastWorkspace): void {
  Promise.all([keepLastWorkspace(last), rememberWorkspaceFile(last.file)]).catch((error: unknown) =>
    log('warn', 'machine', describeError(error)),
  );
}

function changedElsewhere(name: string): Problem {
  const message = `${name} was changed on disk since it was open here. It is shown as it stands there; what was said here and not saved is left out.`;
  return { path: name, line: null, severity: 'caution', code: 'changed-elsewhere', message };
}

/** Asks where to save. Null: cancelled. */
async function chooseFile(base: OpenFile | null): Promise<string | null> {
  const chosen = await chooseSavePath(base?.file ?? `study${workspaceExtension}`);
  if (chosen === null) return null;
  if (isWorkspacePath(chosen)) return realPlace(chosen);
  // The dialog has not asked whether a file of this name may be replaced.
  const file = await realPlace(chosen + workspaceExtension);
  if ((await textAt(file)) === null) return file;
  throw new AgoraError('bad-input', `${basename(file)} stands there already; nothing was written.`, {
    path: file,
    nextStep: `Save as ${basename(file)} with its ending to replace it, or choose another name.`,
  });
}

/** How the workspace at `file` names an archive. An entry stays as it is where the file stays in its folder. */
function pathIn(file: string, base: OpenFile | null, id: string, entry: WorkspaceEntry | null): string {
  const bundled = bundledStudy(id);
  if (bundled) return pathOfBundled(bundled);
  if (entry !== null && (entry.place === null || (base !== null && dirname(base.file) === dirname(file))))
    return entry.stored.path;
  const place = entry?.place ?? grantedPlace(id)?.place ?? null;
  if (place !== null) return pathTo(place, file);
  throw new AgoraError('bad-input', 'An archive of the workspace is not open any more; nothing was written.', {
    nextStep: 'Open it again, or close it in the window.',
  });
}

async function refuseLoss({ file, text, unread }: OpenFile): Promise<void> {
  const name = basename(file);
  const nextStep = 'Save the workspace as another file.';
  const [first, ...others] = unread;
  if (first !== undefined) {
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    const message = `${name} was not read whole, and saving would lose what was left out: ${first.message}${more} Nothing was written.`;
    throw new AgoraError('bad-input', message, { path: file, nextStep });
  }
  const now = await textAt(file);
  if (now !== null && now !== text)
    throw new AgoraError('bad-input', `${name} was changed on disk since it was opened; nothing was written.`, {
      path: file,
      nextStep: `${nextStep.slice(0, -1)}, or open it again to go on from what it holds now.`,
    });
}

/** A newer workbench's file holds what this one cannot know, whatever the dialog was answered. */
async function refuseNewer(file: string): Promise<void> {
  const text = await textAt(file);
  if (text === null) return;
  const { parseWorkspace } = await import('../../analysis/workspace/parseWorkspace');
  const newer = parseWorkspace(text, basename(file)).problems.find(({ code }) => code === 'newer-workspace');
  if (newer === undefined) return;
  const message = `${basename(file)} was written by a newer workbench and is not replaced; nothing was written.`;
  throw new AgoraError('bad-input', message, { path: file, nextStep: 'Choose another name.' });
}

/** Null where nothing stands there. Throws `AgoraError('not-permitted')` where it cannot be read. */
async function textAt(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return null;
    const context = { path: file, nextStep: 'Save the workspace as another file.' };
    throw new AgoraError('not-permitted', `${basename(file)} cannot be read; nothing was written.`, context, { cause });
  }
}

function namesOf(file: string): Pick<GrantedWorkspace, 'name' | 'location'> {
  return { name: basename(file), location: locationOf(file) };
}
