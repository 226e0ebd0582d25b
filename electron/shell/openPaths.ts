/** The one way by which paths from outside the window become open archives: arguments, drops, the dock, a second start. */
import { app } from 'electron';
import type { GrantedArchive } from '../contract';
import { announce, announceFailure } from './announce';
import { openArchive, openPublished } from './archives';
import { describeError, failureOf } from './failure';
import { log } from './log';
import { showWindow } from './windows';

/** Null once the window has asked what to start with; until then paths are kept for that question. */
let beforeStart: string[] | null = [];
let startPaths: readonly string[] = [];

/** Opens each path and tells the window; a path that cannot be opened is told too, and the others open. */
export async function openPaths(paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  if (beforeStart !== null) {
    beforeStart.push(...paths);
    return;
  }
  const archives = await openEach(paths);
  if (archives.length > 0) announce('archives:granted', archives);
  if (app.isReady()) showWindow();
}

/** What the window starts with: what was named until now, else the published study. The same again after a reload. */
export async function startupArchives(): Promise<readonly GrantedArchive[]> {
  if (beforeStart !== null) {
    startPaths = beforeStart;
    beforeStart = null;
  }
  const archives = await openEach(startPaths);
  return archives.length > 0 ? archives : [await openPublished()];
}

/** macOS names files by an event that can come before the app is ready. */
export function setupOpenFile(): void {
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void openPaths([path]);
  });
}

async function openEach(paths: readonly string[]): Promise<GrantedArchive[]> {
  const archives: GrantedArchive[] = [];
  for (const path of paths) {
    try {
      archives.push(await openArchive(path));
    } catch (error) {
      log('warn', 'machine', `open ${path}: ${describeError(error)}`);
      announceFailure(failureOf(error));
    }
  }
  return archives;
}
