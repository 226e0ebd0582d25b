'use strict';
/** An app in which one thing goes wrong, named by its last argument: the test of the test harness. */
const path = require('node:path');
const { app, BrowserWindow } = require('electron');

const fault = process.argv.at(-1);
app.setPath('crashDumps', app.getPath('userData'));

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ webPreferences: { contextIsolation: true, sandbox: true } });
  await window.loadFile(path.join(__dirname, 'page.html'), { search: fault });
  if (fault === 'renderer-gone') window.webContents.forcefullyCrashRenderer();
});
