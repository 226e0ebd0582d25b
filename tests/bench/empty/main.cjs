'use strict';
/** The smallest app that paints: what any app on this Electron has to pay. */
const path = require('node:path');
const { app, BrowserWindow } = require('electron');

app.on('window-all-closed', () => app.quit());

void app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, webPreferences: { contextIsolation: true, sandbox: true } });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('page-title-updated', (_event, title) => {
    if (title === 'Painted') process.stdout.write('agora-ready\n');
  });
  void window.loadFile(path.join(__dirname, 'index.html'));
});
