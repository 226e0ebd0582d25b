/** A small window of its own for when the user's window ends, hangs or never becomes ready. */
import { copyFile } from 'node:fs/promises';
import { app, BrowserWindow, type WebContents } from 'electron';
import { announceFailure, stopAnnouncing } from './announce';
import { chooseSavePath } from './dialogs';
import { describeError, failureOf } from './failure';
import { log, logFile } from './log';
import { origin, parseUrl } from './origin';
import { afterFailure, isLoop, type FailureReason } from './recovery';
import { recoveryActions } from './recoveryPage';
import { pagePreferences, showWindow } from './windows';

/** Far more than the slowest start that was measured. */
const readyWithinMs = Number(process.env['AGORA_READY_WITHIN_MS'] ?? 45_000);

let failuresMs: readonly number[] = [];
let crashWindow: BrowserWindow | null = null;
let readyTimer: NodeJS.Timeout | null = null;
/** The window does not answer: it would not hear a reload either. */
let hangs = false;
/** Its process is ended on purpose, to be started anew. */
let isReplaced = false;

/** Watches over the user's window from its first load on. */
export function watchWindow(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.on('did-start-loading', () => {
    // What is told while a page loads would reach nobody.
    stopAnnouncing();
    expectReady();
  });
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (isReplaced) {
      isReplaced = false;
      // Asked for before the process is gone, or while that is being told, the reload would go with it.
      setImmediate(() => webContents.reload());
    } else if (reason !== 'clean-exit') windowFailed('gone', reason);
  });
  window.on('unresponsive', () => {
    hangs = true;
    windowFailed('unresponsive', 'no answer');
  });
  window.on('responsive', () => {
    hangs = false;
    windowIsReady();
  });
  window.on('closed', () => {
    windowIsReady();
    crashWindow?.close();
  });
  expectReady();
}

/** The window said that it is ready, or answers again. */
export function windowIsReady(): void {
  if (readyTimer !== null) clearTimeout(readyTimer);
  readyTimer = null;
  crashWindow?.close();
}

function expectReady(): void {
  if (readyTimer !== null) clearTimeout(readyTimer);
  readyTimer = setTimeout(() => windowFailed('silent', `not ready after ${readyWithinMs} ms`), readyWithinMs);
}

function windowFailed(reason: FailureReason, detail: string): void {
  if (readyTimer !== null) clearTimeout(readyTimer);
  readyTimer = null;
  if (reason === 'gone') stopAnnouncing();
  failuresMs = afterFailure(failuresMs, Date.now());
  log('error', 'machine', `the window failed (${reason}): ${detail}`);
  crashWindow ??= openCrashWindow();
  // It may be closed, or asked for another reason, before it has loaded.
  crashWindow.loadURL(`${origin}/recovery?reason=${isLoop(failuresMs) ? 'loop' : reason}`).catch(() => undefined);
}

function openCrashWindow(): BrowserWindow {
  const opened = new BrowserWindow({
    width: 560,
    height: 280,
    resizable: false,
    title: 'Agora Workbench',
    autoHideMenuBar: true,
    webPreferences: pagePreferences,
  });
  opened.on('closed', () => (crashWindow = null));
  // The page has no script and no bridge: a link is followed only this far.
  opened.webContents.on('will-navigate', (event, address: string) => {
    event.preventDefault();
    act(parseUrl(address)?.pathname.replace('/recovery/', '') ?? '');
  });
  return opened;
}

function act(action: string): void {
  if (action === recoveryActions.quit) app.quit();
  if (action === recoveryActions.reload) {
    reload(showWindow().webContents);
    crashWindow?.close();
  }
  if (action === recoveryActions.saveLog) {
    void saveLog().catch((error: unknown) => {
      log('error', 'machine', describeError(error));
      announceFailure(failureOf(error));
    });
  }
}

function reload(contents: WebContents): void {
  if (!hangs) return contents.reload();
  hangs = false;
  isReplaced = true;
  contents.forcefullyCrashRenderer();
}

async function saveLog(): Promise<void> {
  const path = await chooseSavePath('agora-workbench.log');
  if (path !== null) await copyFile(logFile(), path);
}
