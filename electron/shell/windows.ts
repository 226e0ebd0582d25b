/** The window: how it is made, what it may do, and which windows the gateway knows. */
import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen, type WebContents, type WebPreferences } from 'electron';
import { places } from '../ports/places';
import { stopAnnouncing } from './announce';
import { describeError } from './failure';
import { log } from './log';
import { windowPage } from './origin';
import { profileState } from './profile';
import { boundsOn, boundsSchema, smallestWindow, type Rectangle, type WindowBounds } from './windowBounds';

/** What every page of the app is given: nothing of Node, nothing experimental. */
export const pagePreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
} as const satisfies WebPreferences;

/** The page's `--ground` in each theme, painted before the page is. */
const ground = { light: '#ffffff', dark: '#1b1d20' } as const;

let window: BrowserWindow | null = null;

/** The user's window, or null while there is none. */
export function mainWindow(): BrowserWindow | null {
  return window;
}

/** True for the contents of a window that was made for the user; those that only draw are not known. */
export function isKnownWindow(contents: WebContents): boolean {
  return window !== null && !window.isDestroyed() && contents === window.webContents;
}

/** Opens the window, or brings the open one to the front. */
export function showWindow(): BrowserWindow {
  if (window === null) return openWindow();
  if (window.isMinimized()) window.restore();
  window.focus();
  return window;
}

function openWindow(): BrowserWindow {
  const saved = boundsState().read();
  const opened = new BrowserWindow({
    ...boundsOn(workAreas(), saved),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    backgroundColor: ground[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    title: 'Agora Workbench',
    webPreferences: { ...pagePreferences, preload: join(places().bundle, 'preload.cjs') },
  });
  window = opened;
  opened.once('ready-to-show', () => {
    if (saved?.maximized === true) opened.maximize();
    opened.show();
  });
  opened.on('close', () => {
    void boundsState().write({ ...opened.getNormalBounds(), maximized: opened.isMaximized() });
  });
  opened.on('closed', () => {
    window = null;
    stopAnnouncing();
  });
  opened.loadURL(windowPage).catch((error: unknown) => log('error', 'machine', describeError(error)));
  return opened;
}

function boundsState() {
  return profileState<WindowBounds | null>(
    'window',
    1,
    () => null,
    (value) => boundsSchema.parse(value),
  );
}

function workAreas(): readonly [Rectangle, ...Rectangle[]] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary.workArea, ...others.map((display) => display.workArea)];
}
