/** The machine: life of the app, from the first line to the last window. */
import { app, Menu, session } from 'electron';
import { commandLineOf } from './argv';
import { watchWindow } from './crashWindow';
import { runDrawJob } from './drawJob';
import { setupGateway } from './gateway';
import { handlers } from './handlers';
import { setupJobs } from './jobs';
import { setupMenu } from './menu';
import { setupNavigation } from './navigation';
import { setupOfflineSession, setupOfflineSwitches } from './network';
import { openPaths, setupOpenFile } from './openPaths';
import { setupPermissions } from './permissions';
import { setupPreferences } from './preferences';
import { setupProfile } from './profile';
import { registerSchemes, setupProtocol } from './protocol';
import { setupSandbox } from './sandbox';
import { becomeFirstInstance } from './singleInstance';
import { setupUncaughtErrors } from './uncaught';
import { mainWindow, showWindow } from './windows';

const { paths, drawJob } = commandLineOf(process.argv, process.cwd(), !app.isPackaged);

setupSandbox();
registerSchemes();
setupOfflineSwitches();
setupProfile();
setupUncaughtErrors();
setupNavigation();

if (drawJob !== null) void draw(drawJob);
else if (becomeFirstInstance(paths)) void start();
else app.quit();

async function start(): Promise<void> {
  void openPaths(paths);
  setupOpenFile();
  // Electron would otherwise build a menu of its own first.
  Menu.setApplicationMenu(null);
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  setupPage();
  setupPreferences();
  setupJobs();
  setupGateway(handlers);
  openWindow();
  app.on('activate', openWindow);
  setupMenu();
}

/** The terminal's way: no lock, no window, and the exit code of the job. */
async function draw(job: string): Promise<void> {
  app.dock?.hide();
  app.on('window-all-closed', () => undefined);
  await app.whenReady();
  setupPage();
  app.exit(await runDrawJob(job));
}

function setupPage(): void {
  setupProtocol();
  setupPermissions(session.defaultSession);
  setupOfflineSession(session.defaultSession);
}

function openWindow(): void {
  if (mainWindow() === null) watchWindow(showWindow());
}
