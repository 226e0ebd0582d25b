/** The menu: every action with its shortcut. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../contract';
import { announce } from './announce';
import { showWindow } from './windows';

/** Sets the menu of the app. Takes some milliseconds, so it comes after the window. */
export function setupMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(process.platform === 'darwin')));
}

function template(isMac: boolean): MenuItemConstructorOptions[] {
  const appMenu: MenuItemConstructorOptions[] = isMac ? [{ role: 'appMenu' }] : [];
  return [
    ...appMenu,
    {
      label: '&File',
      submenu: [
        command('Open Folder…', 'open-folder', 'CmdOrCtrl+O'),
        command('Open File…', 'open-file', 'CmdOrCtrl+Shift+O'),
        command('Open the Published Study', 'open-published'),
        command('Open the Small Study', 'open-small-study'),
        { type: 'separator' },
        command('Open Workspace…', 'open-workspace'),
        command('Save Workspace', 'save-workspace', 'CmdOrCtrl+S'),
        command('Save Workspace As…', 'save-workspace-as', 'CmdOrCtrl+Shift+S'),
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&Go',
      submenu: [
        windowKey('Command Palette…', 'command-palette', 'CmdOrCtrl+K'),
        { type: 'separator' },
        windowKey('Archives', 'go-archives', '1'),
        windowKey('Leaderboard', 'go-leaderboard', '2'),
        windowKey('Quality', 'go-quality', '3'),
        windowKey('Analysis', 'go-analysis', '4'),
        windowKey('Compare', 'go-compare', '5'),
        windowKey('Jobs', 'go-jobs', '6'),
      ],
    },
    {
      label: '&View',
      submenu: [
        command('Switch Theme', 'toggle-theme'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        { type: 'separator' },
        { role: 'reload' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [{ label: `${app.getName()} ${app.getVersion()}`, enabled: false }] },
  ];
}

function command(label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions {
  const click = () => {
    showWindow();
    announce('menu:command', name);
  };
  return accelerator === undefined ? { id: name, label, click } : { id: name, label, click, accelerator };
}

/** A key that the page itself listens to, because it depends on what has the focus: shown here, not registered. */
function windowKey(label: string, name: MenuCommand, accelerator: string): MenuItemConstructorOptions {
  return { ...command(label, name, accelerator), registerAccelerator: false };
}
