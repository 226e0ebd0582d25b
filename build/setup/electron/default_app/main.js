'use strict';
/**
 * What a bare Electron runs: loads the app that the command line names. It takes the place of the default app that the
 * runtime from the package registry was shipped without, and understands what Playwright and the workbench use:
 * `electron [-r module]... [switches] folder-or-file [arguments]`, and `--version`.
 */
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { app } = require('electron');

const commandLine = readCommandLine(process.argv.slice(1));
if (commandLine.version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  app.exit(0);
} else if (commandLine.app === null) {
  process.stderr.write('Name the folder of an app: electron FOLDER\n');
  app.exit(2);
} else {
  load(path.resolve(commandLine.app), commandLine.preloads);
}

/** Switches before the app are Chromium's; all that follows the app is the app's own. */
function readCommandLine(args) {
  const preloads = [];
  let version = false;
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === '-r' || argument === '--require') {
      index += 1;
      if (args[index] !== undefined) preloads.push(args[index]);
    } else if (argument === '-v' || argument === '--version') {
      version = true;
    } else if (!argument.startsWith('-')) {
      return { app: argument, preloads, version };
    }
  }
  return { app: null, preloads, version };
}

function load(target, preloads) {
  const { folder, manifest } = describe(target);
  app.setAppPath(folder);
  if (manifest.productName ?? manifest.name) app.setName(manifest.productName ?? manifest.name);
  if (manifest.version) app.setVersion(manifest.version);
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
  // Stock Electron derives the profile folder from the name when it is first asked for; an explicit one stays.
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
  }
  const requireFromHere = Module.createRequire(path.join(process.cwd(), 'noop.js'));
  for (const preload of preloads) requireFromHere(preload);
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  try {
    Module._load(target, null, true);
  } catch (error) {
    process.stderr.write(`The app at ${target} could not be loaded.\n${error?.stack ?? error}\n`);
    app.exit(1);
  }
}

function describe(target) {
  const file = path.join(target, 'package.json');
  if (fs.existsSync(file)) return { folder: target, manifest: JSON.parse(fs.readFileSync(file, 'utf8')) };
  const isFile = fs.existsSync(target) && fs.statSync(target).isFile();
  return { folder: isFile ? path.dirname(target) : target, manifest: {} };
}
