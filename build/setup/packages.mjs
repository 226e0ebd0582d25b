// @ts-check
/** The packages in `node_modules`: installed when they are not those of the lock file, and mended. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { mendPackages } from './mendPackages.mjs';
import { logFolder, projectRoot } from './paths.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {boolean} [link]
 */

/** @typedef {{ packages?: Record<string, LockedPackage> }} Lock */

const modules = path.join(projectRoot, 'node_modules');
const recordFile = path.join(modules, '.agora-lock');

/**
 * Installs the packages of the lock file where they are not installed.
 * @param {import('./say.mjs').Say} [tell]
 * @returns {Promise<void>} rejects where npm fails, with the place of its log
 */
export async function ensurePackages(tell = say) {
  await installWhereNeeded(tell);
  // Looked at each time: packages may have been put in place by hand, or copied.
  mendPackages(modules);
}

/** @param {import('./say.mjs').Say} tell */
async function installWhereNeeded(tell) {
  const lockText = fs.readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lockText).digest('hex');
  if (fs.existsSync(recordFile) && fs.readFileSync(recordFile, 'utf8').trim() === hash) return;
  if (!isInstalled(JSON.parse(lockText), readInstalled())) await install(tell);
  fs.writeFileSync(recordFile, `${hash}\n`);
}

/**
 * Whether what npm wrote down about `node_modules` is what the lock file asks for. Packages for other platforms are
 * optional, and absent.
 * @param {Lock} wanted
 * @param {Lock | null} installed
 * @returns {boolean}
 */
export function isInstalled(wanted, installed) {
  const present = installed?.packages;
  if (present === undefined) return false;
  return Object.entries(wanted.packages ?? {}).every(([place, { version, optional }]) => {
    if (place === '') return true;
    const found = present[place];
    return found === undefined ? optional === true : found.version === version;
  });
}

/** @returns {Lock | null} */
function readInstalled() {
  const file = path.join(modules, '.package-lock.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null;
}

/** @param {import('./say.mjs').Say} tell */
async function install(tell) {
  tell('Installing the packages of package-lock.json (some 20 seconds)');
  const log = path.join(logFolder, 'packages.log');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code } = await run(npm, ['ci', '--no-audit', '--no-fund'], { cwd: projectRoot, log });
  if (code !== 0)
    throw new Error(`The packages could not be installed. What npm said is in ${log}; "npm ci" tries again.`);
}
