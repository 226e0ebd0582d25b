/**
 * The one way by which paths from outside the window become open archives and workspaces: arguments, drops, the dock, a
 * second start, and files that the user chose.
 */
import { stat } from 'node:fs/promises';
import { app } from 'electron';
import type { GrantedArchive, WorkspaceStartup } from '../contract';
import { isWorkspacePath } from '../ports/workspacePlaces';
import { announce, announceFailure } from './announce';
import { published } from '../ports/bundled';
import { lendArchive, openArchive, openBundled } from './archives';
import { chooseFileToOpen, chooseFolderToOpen } from './dialogs';
import { describeError, failureOf } from './failure';
import { log } from './log';
import { readRemembered, windowKnows } from './remembered';
import { showWindow } from './windows';
import { closeWorkspace, openLastWorkspace, openWorkspaceFile } from './workspace';

/** Null once the window has asked what to start with; until then paths are kept for that question. */
let beforeStart: string[] | null = [];
let startPaths: readonly string[] = [];
/** Whether the window has asked for its workspace: from then on the last one is the one that is open. */
let workspaceAsked = false;

/** Opens each path and tells the window; a path that cannot be opened is told too, and the others open. */
export async function openPaths(paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  if (beforeStart !== null) {
    beforeStart.push(...paths);
    return;
  }
  const { workspaces, others } = await sorted(paths);
  await openWorkspaces(workspaces);
  const archives = await openEach(others);
  if (archives.length > 0) announce('archives:granted', archives);
  if (app.isReady()) showWindow();
}

/** Asks for a folder or a file and opens it. Null: cancelled, or a workspace file, which is told as one. */
export async function chooseArchive(what: 'folder' | 'file'): Promise<GrantedArchive | null> {
  const path = await (what === 'folder'
    ? chooseFolderToOpen('Open a folder of runs')
    : chooseFileToOpen('Open a file'));
  if (path === null) return null;
  if (!(await isWorkspaceFile(path))) return openArchive(path);
  announce('workspace:granted', await openWorkspaceFile(path));
  return null;
}

/** Asks for a folder or a file to compare an archive with. Null: cancelled. */
export async function lendFiles(what: 'folder' | 'file'): Promise<GrantedArchive | null> {
  const title = 'Choose what to compare with';
  const path = await (what === 'folder' ? chooseFolderToOpen(title) : chooseFileToOpen(title));
  return path === null ? null : lendArchive(path);
}

/**
 * The workspace that the window starts with: one that was named until now, else, unless archives were named instead, the
 * one that was open before.
 */
export async function startupWorkspace(): Promise<WorkspaceStartup> {
  const { workspaces, others } = await sorted(beforeStart?.splice(0) ?? []);
  beforeStart?.unshift(...others);
  const named = workspaces.at(-1);
  const isFirst = !workspaceAsked;
  workspaceAsked = true;
  const remembered = await readRemembered();
  windowKnows(remembered.tables);
  const nothing = { workspace: null, left: null, remembered };
  try {
    if (named !== undefined) return { ...nothing, workspace: await openWorkspaceFile(named) };
    if (!(isFirst && others.length > 0)) return { ...nothing, ...(await openLastWorkspace()) };
    // What is named comes instead of what was open.
    await closeWorkspace();
  } catch (error) {
    tellFailure(named ?? 'the last workspace', error);
  }
  return nothing;
}

/** What the window starts with: what was named until now, else the published study. The same again after a reload. */
export async function startupArchives(): Promise<readonly GrantedArchive[]> {
  if (beforeStart !== null) {
    const named = beforeStart;
    beforeStart = null;
    const { workspaces, others } = await sorted(named);
    startPaths = others;
    // Named since the window asked for its workspace.
    await openWorkspaces(workspaces);
  }
  const archives = await openEach(startPaths);
  return archives.length > 0 ? archives : [await openBundled(published)];
}

/** macOS names files by an event that can come before the app is ready. */
export function setupOpenFile(): void {
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void openPaths([path]);
  });
}

/** One workspace is open at a time: of several the last one stays. */
async function openWorkspaces(paths: readonly string[]): Promise<void> {
  const path = paths.at(-1);
  if (path === undefined) return;
  try {
    announce('workspace:granted', await openWorkspaceFile(path));
  } catch (error) {
    tellFailure(path, error);
  }
}

async function openEach(paths: readonly string[]): Promise<GrantedArchive[]> {
  const archives: GrantedArchive[] = [];
  for (const path of paths) {
    try {
      archives.push(await openArchive(path));
    } catch (error) {
      tellFailure(path, error);
    }
  }
  return archives;
}

function tellFailure(path: string, error: unknown): void {
  log('warn', 'machine', `open ${path}: ${describeError(error)}`);
  announceFailure(failureOf(error));
}

async function sorted(paths: readonly string[]): Promise<{ workspaces: string[]; others: string[] }> {
  const [workspaces, others]: [string[], string[]] = [[], []];
  for (const path of paths) ((await isWorkspaceFile(path)) ? workspaces : others).push(path);
  return { workspaces, others };
}

/** A folder may be called like a workspace. */
async function isWorkspaceFile(path: string): Promise<boolean> {
  if (!isWorkspacePath(path)) return false;
  return stat(path).then(
    (stats) => !stats.isDirectory(),
    () => true,
  );
}
